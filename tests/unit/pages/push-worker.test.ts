import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { expect, test } from "vitest";
import { callNotice } from "#lib/queue/push/rules/notice.ts";

const ORIGIN = "https://termine.example.de";

/** The script as a browser runs it, in a worker of this house; what it does there is written down. */
function startWorker(pages: readonly string[] = []) {
	const listeners = new Map<string, (event: unknown) => void>();
	const shown: unknown[] = [];
	const did: string[] = [];
	const work: Promise<unknown>[] = [];
	const scope = {
		URL,
		location: { origin: ORIGIN },
		addEventListener: (name: string, listen: (event: unknown) => void) =>
			listeners.set(name, listen),
		registration: {
			showNotification: async (title: string, options: unknown) =>
				shown.push({ title, options }),
		},
		clients: {
			matchAll: async () =>
				pages.map((url) => ({
					url,
					focus: async () => did.push(`focus ${url}`),
				})),
			openWindow: async (url: string) => did.push(`open ${url}`),
		},
		skipWaiting() {},
	};
	runInContext(
		readFileSync("public/scripts/push-worker.js", "utf8"),
		createContext(scope),
	);
	const tell = async (name: string, event: object) => {
		const waitUntil = (one: Promise<unknown>) => work.push(one);
		listeners.get(name)?.({ ...event, waitUntil });
		await Promise.all(work);
	};
	const push = (text: string | null) =>
		tell("push", {
			data: text === null ? null : { json: () => JSON.parse(text) },
		});
	const click = (navigate: unknown) =>
		tell("notificationclick", {
			notification: { data: { navigate }, close: () => did.push("close") },
		});
	return { shown, did, push, click };
}

const NOTICE = callNotice({
	ticket: "A023",
	desk: "Platz 4",
	locale: "de",
	token: "t0ken",
	baseUrl: ORIGIN,
});

test("what Safari shows by itself is shown, word for word", async () => {
	const worker = startWorker();
	await worker.push(JSON.stringify(NOTICE));
	const { title, navigate, ...options } = NOTICE.notification;
	expect(worker.shown).toEqual([
		{ title, options: { ...options, data: { navigate } } },
	]);
});

test.each([
	["nothing", null],
	["no JSON", "hello"],
	["another form", JSON.stringify({ notification: { title: "hello" } })],
	[
		"another number",
		JSON.stringify({ web_push: 1, notification: { title: "hello" } }),
	],
	["a form without a notice", JSON.stringify({ web_push: 8030 })],
])("a push with %s is not shown", async (_, text) => {
	const worker = startWorker();
	await worker.push(text);
	expect(worker.shown).toEqual([]);
});

test("whoever taps it comes to the page of the number, or back to it where it is open", async () => {
	const { navigate } = NOTICE.notification;
	const closed = startWorker([`${ORIGIN}/termine`]);
	await closed.click(navigate);
	expect(closed.did).toEqual(["close", `open ${navigate}`]);
	const inTurkish = `${ORIGIN}/tr/wartenummer/t0ken`;
	const opened = startWorker([`${ORIGIN}/wartenummer/another`, inTurkish]);
	await opened.click(navigate);
	expect(opened.did).toEqual(["close", `focus ${inTurkish}`]);
});

test.each([
	["another house", "https://example.org/wartenummer/t0ken"],
	["a script", "javascript:alert(1)"],
	["a page of data", "data:text/html,hello"],
	["nothing", undefined],
])("a notice that leads to %s opens nothing", async (_, navigate) => {
	const worker = startWorker();
	await worker.click(navigate);
	expect(worker.did).toEqual(["close"]);
});
