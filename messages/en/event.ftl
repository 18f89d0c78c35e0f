# What is asked of an event's figures.

event-without = Without
event-without-none = no source left out
event-shown-without = Shown without { $source }. This is a question, not the record: nothing was left out of it.
