import { book } from "#tests/support/booking.ts";
import {
	chooseTime,
	confirm,
	DAY,
	expectHeading,
	giveDetails,
} from "./support/journey.ts";
import { expect, test } from "./support/test.ts";

test("every page has a strict policy and sets no cookie", async ({
	request,
	station,
}) => {
	const wanted = {
		station: station.slug,
		service: "reisepass",
		date: DAY.date,
	};
	const { reference, token, holdToken } = await book(wanted);
	for (const address of [
		// These can be printed.
		"/termine/kind/einverstaendnis",
		`/termin/${reference}/zettel?t=${token}`,
		`/termine/reservierung/${holdToken}`,
		`/termin/${reference}?t=${token}`,
		"/termine",
		"/en/termine",
		"/termine?dienst=reisepass&dienst=gewerbe-anmelden",
		"/termine/ort?dienst=reisepass&kind=adult",
		`/termine/zeit?dienst=reisepass&kind=adult&ort=${station.slug}`,
		`/termin/${reference}/absagen?t=${token}`,
		"/termin/123456782?t=nichts",
		"/impressum",
		"/datenschutz",
		"/barrierefreiheit/melden",
		"/leicht/so-geht-es",
		"/gebaerdensprache",
		"/gibt/es/nicht",
		"/demo/postausgang",
		"/wartezeiten",
		"/wartenummer/nichts",
		`/kiosk/${station.slug}`,
		`/anzeige/${station.slug}`,
	]) {
		const answer = await request.get(address);
		const headers = answer.headers();
		const hasScript = /<script\b/.test(await answer.text());
		const policy = headers["content-security-policy"];
		expect(policy, address).toMatch(
			hasScript
				? /script-src 'nonce-[\w+/=]{20,}' 'strict-dynamic';/
				: /script-src 'none'; style-src 'self';/,
		);
		expect(policy, address).toContain("default-src 'self'");
		expect(policy, address).toContain("frame-ancestors 'none'");
		expect(policy, address).not.toContain("unsafe");
		expect(headers, address).toMatchObject({
			"referrer-policy": "same-origin",
			"x-content-type-options": "nosniff",
		});
		expect(headers["set-cookie"], address).toBeUndefined();
		expect(headers["x-powered-by"], address).toBeUndefined();
		// Next's notes of where an address was led repeat it, with its token.
		expect(Object.keys(headers).join(), address).not.toMatch(
			/x-(?:middleware|nextjs-rewritten)-/,
		);
	}
});

test("whatever is answered says the same about what it is", async ({
	request,
}) => {
	for (const [address, status] of [
		["/de/termine", 307],
		["/termine/", 308],
		["/termine?dienst=reisepass&kind=adult", 200],
		["/favicon.svg", 200],
		["/api/health", 200],
		[`/${"a".repeat(9_000)}`, 414],
	] as const) {
		const answer = await request.get(address, { maxRedirects: 0 });
		expect(answer.status(), address).toBe(status);
		expect(answer.headers(), address).toMatchObject({
			"cross-origin-opener-policy": "same-origin",
			"permissions-policy": expect.stringContaining("camera=()"),
			"referrer-policy": "same-origin",
			"x-content-type-options": "nosniff",
		});
	}
});

test("a whole booking needs no cookie and asks nobody else for anything", {
	tag: "@ohne-js-chromium",
}, async ({ page, station, context, baseURL }) => {
	const asked = new Set<string>();
	page.on("request", (request) => asked.add(new URL(request.url()).origin));
	await page.goto("/termine");
	await chooseTime(page, station);
	await giveDetails(page, { name: "Ayşe Müller" });
	await confirm(page);
	await expectHeading(page, "Ihr Termin ist gebucht");
	await page.getByRole("link", { name: "Termin absagen" }).click();
	await expectHeading(page, "Termin absagen?");
	expect([...asked].filter((origin) => origin !== "null")).toEqual([baseURL]);
	expect(await context.cookies()).toEqual([]);
});

test("two answers never share a nonce", async ({ request }) => {
	const policyOf = async () =>
		(await request.get("/termine/kind/einverstaendnis")).headers()[
			"content-security-policy"
		];
	await policyOf();
	expect(await policyOf()).not.toBe(await policyOf());
});

test("the house says that it is well", async ({ request }) => {
	const answer = await request.get("/api/health");
	expect(answer.status()).toBe(200);
	expect(await answer.json()).toEqual({ status: "ok" });
});
