"""What a person does, one use case a file: it takes a Workspace and what was answered, and returns the records to save
or the question that has to be answered first. Screen, line dialogue and command line only ask and show."""
