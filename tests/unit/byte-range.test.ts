import { expect, test } from "vitest";
import { byteRange } from "#lib/film/byte-range.ts";

test.each([
	[null, null],
	["bytes=0-", { from: 0, to: 99 }],
	["bytes=10-19", { from: 10, to: 19 }],
	["bytes=90-500", { from: 90, to: 99 }],
	["bytes=-10", { from: 90, to: 99 }],
	["bytes=-500", { from: 0, to: 99 }],
	["bytes=100-", "impossible"],
	["bytes=20-10", "impossible"],
	["bytes=-0", "impossible"],
	["bytes=-", null],
	["bytes=0-1,5-6", null],
	["seconds=0-1", null],
])("of 100 bytes, %s asks for %j", (header, range) => {
	expect(byteRange(header, 100)).toEqual(range);
});
