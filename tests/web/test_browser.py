"""The way of a person through the app, in a real browser, over the sample plans."""

PHONE, DESKTOP = {"width": 390, "height": 780}, {"width": 1280, "height": 860}
