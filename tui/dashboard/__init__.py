"""The morning on one screen: header, panes, detail, the week."""
