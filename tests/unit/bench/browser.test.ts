import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type Browser, newBrowser } from "#bench/rush/browser.ts";
import { newReport } from "#bench/rush/report.ts";
import { Over, Patience, type Surroundings } from "#bench/rush/surroundings.ts";
import { Taken } from "#bench/rush/taken.ts";
import { eventually } from "#tests/support/eventually.ts";

interface Said {
	status?: number;
	headers?: Record<string, string>;
	html?: string;
}

/** Nobody waits here longer than they must. */
class NoPatience extends Patience {
	override pause(): Promise<void> {
		return super.pause(0);
	}
}

const ends: (() => void)[] = [];
afterEach(() => {
	for (const end of ends.splice(0)) end();
});

/** A browser at a server that answers so, and everything it was asked. */
async function open(
	answer: (request: IncomingMessage, time: number) => Said,
	hasScripts = false,
) {
	const asked: string[] = [];
	const requests: IncomingMessage[] = [];
	const server = createServer((request, response) => {
		asked.push(`${request.method} ${request.url}`);
		requests.push(request);
		const {
			status = 200,
			headers = {},
			html = "",
		} = answer(request, asked.length);
		response.writeHead(status, { "content-type": "text/html", ...headers });
		response.end(html);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const around: Surroundings = {
		origin: `http://localhost:${(server.address() as AddressInfo).port}`,
		report: newReport(),
		taken: new Taken(() => 1),
		releaseAt: null,
		timesOf: () => 1,
		patience: new NoPatience(),
		assets: new Map(),
	};
	const browser = newBrowser(around, { number: 1, hasScripts }, () => 0.5);
	ends.push(() => {
		browser.close();
		server.closeAllConnections();
		server.close();
	});
	return { browser, asked, requests, ...around };
}

const path = ({ answer }: Awaited<ReturnType<Browser["look"]>>) =>
	answer.address.replace(/^http:\/\/[^/]+/, "");

test("somebody waits in the waiting room until they are called, presses the button, and keeps their pass", async () => {
	const { browser, asked, report } = await open(
		({ method, url = "" }, time) => {
			if (url.includes("einlass=")) return { html: "<h1>Termine</h1>" };
			if (method === "POST")
				return { status: 303, headers: { location: "/termine?einlass=p" } };
			if (!url.includes("platz="))
				return { status: 303, headers: { location: "/termine?platz=k" } };
			return time < 4
				? {
						headers: { refresh: "20; url=/termine?platz=k" },
						html: "<h1>Platz 7</h1>",
					}
				: { html: '<form method="post" action="/termine?platz=k"><button>' };
		},
	);
	expect(path(await browser.look("start", "/termine"))).toBe(
		"/termine?einlass=p",
	);
	await browser.look("where", "/termine/ort?dienst=reisepass");
	expect(asked).toEqual([
		"GET /termine",
		"GET /termine?platz=k",
		"GET /termine?platz=k",
		"GET /termine?platz=k",
		"POST /termine?platz=k",
		"GET /termine?einlass=p",
		"GET /termine/ort?dienst=reisepass&einlass=p",
	]);
	expect(browser.isWaiting()).toBe(false);
	expect(browser.roomWords()).toBe("");
	expect(report.waited.count).toBe(1);
	expect(report.pages["waiting room"]?.count).toBe(4);
	expect(report.pages.start?.count).toBe(1);
	expect(report.failures).toEqual([]);
});

test("who still waits when the load ends is one who waits", async () => {
	const { browser, patience } = await open(() => ({
		headers: { refresh: "20; url=/termine?platz=k" },
		html: "<h1>Platz 7</h1>",
	}));
	const looking = browser.look("start", "/termine");
	looking.catch(() => {});
	await eventually(() => expect(browser.isWaiting()).toBe(true));
	patience.end();
	await expect(looking).rejects.toThrow(Over);
	expect(browser.isWaiting()).toBe(true);
	expect(browser.roomWords()).toBe("Platz 7");
});

test("a page that failed is asked for again, and each failure is counted", async () => {
	const { browser, report } = await open((_, time) =>
		time < 3 ? { status: 503 } : { html: "here" },
	);
	await browser.look("month", "/termine/zeit");
	expect(report.failures.map(({ kind, page }) => `${kind} ${page}`)).toEqual([
		"503 month",
		"503 month",
	]);
	expect(report.pages.month?.count).toBe(1);
});

test("after eight failures somebody gives up, and at once where nothing is", async () => {
	const down = await open(() => ({ status: 500, html: "<h1>Gestört</h1>" }));
	await expect(down.browser.look("month", "/")).rejects.toThrow("Gestört");
	expect(down.report.failures).toHaveLength(8);
	const gone = await open(() => ({ status: 404 }));
	await expect(gone.browser.look("month", "/")).rejects.toThrow("404 at month");
});

test("styles and scripts are loaded once, and only by whoever has scripts", async () => {
	const html =
		'<head><link rel="stylesheet" href="/_next/a.css"/><script src="/scripts/b.js?v=1"></script></head>';
	const link = '</_next/c.woff2>; rel=preload; as="font"; nonce="x"';
	const page = () => ({ html, headers: { link } });
	const modern = await open(page, true);
	await modern.browser.look("start", "/termine");
	await modern.browser.look("start", "/termine");
	expect(modern.asked).toEqual([
		"GET /termine",
		"GET /_next/a.css",
		"GET /scripts/b.js?v=1",
		"GET /_next/c.woff2",
		"GET /termine",
	]);
	const plain = await open(page);
	await plain.browser.look("start", "/termine");
	expect(plain.asked).toEqual(["GET /termine"]);
});

test("a calendar that has not changed is not sent again", async () => {
	const { browser, requests } = await open(({ headers }) =>
		headers["if-none-match"] === '"1"'
			? { status: 304 }
			: { headers: { etag: '"1"' }, html: "times" },
	);
	await browser.look("month", "/termine/zeit");
	const again = await browser.look("month", "/termine/zeit");
	expect(again.answer.html).toBe("times");
	expect(requests[1]?.headers.referer).toMatch(/\/termine\/zeit$/);
});
