"""The terminal itself: frames, typing ahead, size, hang-up, the threads beside the screen."""
