"""The program without a screen: records, rules, the store, commands, and files in and out."""
