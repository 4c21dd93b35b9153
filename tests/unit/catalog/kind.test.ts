import { describe, expect, test } from "vitest";
import { kindsFor, parseKind, remoteProblem } from "#lib/catalog/rules/kind.ts";
import {
	addressOfRoom,
	readVideoAddress,
	readVideoTemplate,
} from "#lib/catalog/rules/video-address.ts";
import {
	kindsMark,
	readVisitKinds,
	shownRows,
} from "#lib/planning/settings/rules/visit-kinds.ts";
import { exampleService } from "#tests/support/examples.ts";

const advice = exampleService({ id: 1, personalPresence: false });
const passport = exampleService({ id: 2, personalPresence: true });
const form = exampleService({ id: 3, personalPresence: false });

describe("what people may choose from", () => {
	const station = {
		remote: { phone: [1, 2, 3], video: [1, 2] },
		videoBy: "clerk",
	} as const;
	const kinds = (
		services: readonly (typeof advice)[],
		changes: Partial<Parameters<typeof kindsFor>[0]> = {},
	) =>
		kindsFor(
			{ ...station, ...changes },
			services.map((service) => ({ service })),
		);

	test("the counter is always there, and the rest only where each service allows it", () => {
		expect(kinds([advice])).toEqual(["counter", "phone", "video"]);
		expect(kinds([advice, form])).toEqual(["counter", "phone"]);
		expect(kinds([form, passport])).toEqual(["counter"]);
		expect(kinds([])).toEqual(["counter"]);
		expect(kinds([advice], { remote: { phone: [], video: [] } })).toEqual([
			"counter",
		]);
	});

	test("nothing is by video where nobody makes an address", () => {
		expect(kinds([advice], { videoBy: null })).toEqual(["counter", "phone"]);
		expect(remoteProblem("video", advice, null)).toBe("no-address");
		expect(remoteProblem("phone", advice, null)).toBeNull();
	});

	test("what must be done in the house is not done without coming", () => {
		const handedOut = exampleService({
			personalPresence: false,
			collectsDocument: true,
		});
		expect(remoteProblem("phone", passport, "clerk")).toBe("in-person");
		expect(remoteProblem("phone", handedOut, "clerk")).toBe("collects");
		const signpost = exampleService({ bookable: false });
		expect(remoteProblem("video", signpost, "clerk")).toBe("not-bookable");
	});

	test("what is no kind is none", () => {
		expect(parseKind("phone")).toBe("phone");
		for (const text of ["", "PHONE", "constructor"])
			expect(parseKind(text)).toBeNull();
	});
});

describe("the address of a room", () => {
	test("is one that everybody can open, on https", () => {
		for (const address of [
			"https://video.example/raum/abc?x=1",
			"https://video.example:8443/a#b",
		])
			expect(readVideoAddress(` ${address} `)).toEqual({
				ok: true,
				value: address,
			});
	});

	test.each([
		["", "missing"],
		["  ", "missing"],
		[`https://video.example/${"a".repeat(300)}`, "too-long"],
		["http://video.example/a", "not-https"],
		["javascript:alert(1)", "not-https"],
		["video.example/a", "not-https"],
		["https:video.example", "not-https"],
		["https://video.example/a b", "not-https"],
		["https://video.example/\u202Egro", "not-https"],
		["https://video.example/<b>", "not-https"],
		["https://anna:geheim@video.example/a", "credentials"],
		["https://video.example/?wer=anna@post.example", "credentials"],
		["https://video.example/?wer=anna%40post.example", "credentials"],
		["https://localhost/a", "not-public"],
		["https://video/a", "not-public"],
		["https://video.local/a", "not-public"],
		["https://10.0.0.1/a", "not-public"],
		["https://[::1]/a", "not-public"],
	])("%j is refused: %s", (typed, error) => {
		expect(readVideoAddress(typed)).toEqual({ ok: false, error });
	});

	test("a template has one place for each appointment's own word, behind the server's name", () => {
		const read = (typed: string) => readVideoTemplate(typed);
		const template = "https://video.example/{raum}?a=b";
		expect(read(template)).toEqual({ ok: true, value: template });
		expect(addressOfRoom(template, "wort1")).toBe(
			"https://video.example/wort1?a=b",
		);
		const plain = "https://video.example/warten";
		expect(read(plain)).toEqual({ ok: true, value: plain });
		expect(addressOfRoom(plain, "wort1")).toBe(plain);
		for (const typed of [
			"https://{raum}.video.example/",
			"https://video.example/{raum}/{raum}",
		])
			expect(read(typed)).toEqual({ ok: false, error: "room-misplaced" });
		expect(read("https://video.example/{termin}")).toEqual({
			ok: false,
			error: "not-https",
		});
		// One appointment's address has no place to be filled.
		expect(readVideoAddress(template)).toMatchObject({ ok: false });
	});
});

describe("what a lead says", () => {
	const slugs = ["beratung", "reisepass-kind"];
	const read = (sent: Record<string, string | string[]>) =>
		readVisitKinds(sent, slugs);

	test("counts only of services that can be done without coming", () => {
		const sent = {
			video: "clerk",
			adresse: "was auch immer",
			anliegen: ["reisepass-kind-video", "fremd-phone", "beratung-fax"],
		};
		expect(read(sent)).toEqual({
			ok: true,
			value: {
				videoBy: "clerk",
				videoAddress: null,
				services: ["reisepass-kind-video"],
			},
		});
	});

	test("wants an address only where one makes all rooms", () => {
		expect(read({ video: "template", adresse: "http://a.example" })).toEqual({
			ok: false,
			errors: { adresse: "not-https" },
		});
		expect(read({ video: "none", adresse: "http://a.example" })).toMatchObject({
			value: { videoBy: null, videoAddress: null },
		});
	});

	test("is said of no service that the form has not shown", () => {
		expect(shownRows({ zeilen: "beratung" }, slugs)).toEqual(["beratung"]);
		// Meanwhile it cannot be ticked any more.
		expect(shownRows({ zeilen: "beratung fremd" }, slugs)).toEqual([
			"beratung",
		]);
		// Of the deployment before.
		expect(shownRows({}, slugs)).toEqual(slugs);
	});

	test("has a mark that says whether it is the same", () => {
		const one = { videoBy: null, videoAddress: null };
		expect(kindsMark({ ...one, services: ["a-phone", "b-phone"] })).toBe(
			kindsMark({ ...one, services: ["b-phone", "a-phone"] }),
		);
		expect(kindsMark({ ...one, services: ["a-phone"] })).not.toBe(
			kindsMark({ ...one, services: ["a-video"] }),
		);
	});
});
