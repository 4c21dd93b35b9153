import { expect, test } from "vitest";
import { isMeasured } from "#scripts/server/waiting-room/watch.ts";

test.each([
	["/termine", true],
	["/api/v1/services", true],
	// A stream never ends by itself: twenty screens that connect at once are no crowd.
	["/api/events?an=mitte", false],
	["/api/events", false],
	["/_next/static/chunks/a.js", false],
	["/scripts/live.js", false],
])("whether the time that %s takes says something: %s", (address, measured) => {
	expect(isMeasured(address)).toBe(measured);
});
