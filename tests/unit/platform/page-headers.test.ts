import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import {
	languageRedirects,
	languageRewrites,
	localeOfPage,
} from "#lib/paths/page-language.ts";
import { readyPage } from "#scripts/server/page-headers.ts";

/** The headers with which Next sees a request for this address, and those of its answer. */
function ready(address: string, sent: Record<string, string> = {}) {
	const request = new IncomingMessage(new Socket());
	const response = new ServerResponse(request);
	request.url = address;
	Object.assign(request.headers, sent);
	readyPage(request, response, address.startsWith("/admin"));
	return { seen: request.headers, answer: response.getHeaders() };
}

test("every page has a policy with a nonce of its own, and Next knows it", () => {
	const [one, other] = [ready("/termine"), ready("/termine")];
	const policy = one.answer["content-security-policy"];
	expect(policy).toMatch(/script-src 'nonce-[\w+/]{22}==' 'strict-dynamic'/);
	expect(one.seen["content-security-policy"]).toBe(policy);
	expect(other.answer["content-security-policy"]).not.toBe(policy);
});

test("browsers are told to come by https where that is how we are reached", () => {
	const HEADER = "strict-transport-security";
	expect(ready("/admin").answer[HEADER]).toBe("max-age=31536000");
	expect(ready("/team").answer[HEADER]).toBeUndefined();
});

test("what somebody sends in these headers is overwritten", () => {
	const { seen } = ready("/en/termin/1?t=a&_rsc=x1", {
		"content-security-policy": "script-src *",
		"x-page": "/admin",
		"x-next-intl-locale": "de",
	});
	expect(seen["x-page"]).toBe("/en/termin/1?t=a");
	expect(seen["x-next-intl-locale"]).toBe("en");
	expect(seen["content-security-policy"]).not.toContain("script-src *");
});

test("the way back is the address that was asked for, without what Next's client adds", () => {
	const pageOf = (address: string) => ready(address).seen["x-page"];
	expect(pageOf("/team?tag=2026-11-24")).toBe("/team?tag=2026-11-24");
	expect(pageOf("/team?_rsc=1")).toBe("/team");
	expect(pageOf("/team?_rsc=1&tag=x")).toBe("/team?tag=x");
});

test("endpoints and files have no page's headers", () => {
	for (const address of [
		"/api/health",
		"/_next/static/x.js",
		"/scripts/hold.js?v=1",
		"/favicon.svg",
		"/security.txt",
		"/demo/postausgang/1/mail.html",
	])
		expect(ready(address).answer).toEqual({});
});

test("the address alone says the language", () => {
	expect(localeOfPage("/termine")).toBe("de");
	expect(localeOfPage("/en")).toBe("en");
	expect(localeOfPage("/en/termine")).toBe("en");
	expect(localeOfPage("/entwurf")).toBe("de");
});

/** Next's own patterns are regular expressions in brackets. */
const matches = (source: string, path: string) =>
	new RegExp(`^${source.replace(/:page/, "")}$`).test(path);
const isRewritten = (path: string) =>
	languageRewrites.some(({ source }) => matches(source, path));

test("German pages are found without a language, and what has none stays where it is", () => {
	for (const path of [
		"/",
		"/termine",
		"/kiosk/hamborn",
		"/teamwork",
		"/denkmal",
	])
		expect(isRewritten(path), path).toBe(true);
	for (const path of [
		"/en",
		"/en/termine",
		"/de/termine",
		"/team",
		"/team/heute",
		"/anzeige/hamborn",
		"/api/health",
		"/_next/static/x.js",
		"/.well-known/security.txt",
		"/security.txt",
		"/favicon.svg",
		"/scripts/hold.js",
	])
		expect(isRewritten(path), path).toBe(false);
});

test("no address leads away from here", () => {
	const leads = (path: string) =>
		languageRedirects.some(({ source }) => matches(source, path));
	expect(leads("/de/termine")).toBe(true);
	expect(leads("/de//elsewhere.example")).toBe(false);
	expect(leads("/de/\\elsewhere.example")).toBe(false);
});
