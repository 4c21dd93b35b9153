import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { paths } from "#lib/paths/citizen.ts";
import { book } from "#tests/support/booking.ts";
import type { HttpPage } from "./support/http/page.ts";
import { isHeard, nameOf, roleOf } from "./support/http/sight.ts";
import { DAY, holdTime } from "./support/journey.ts";
import { workAs } from "./support/staff.ts";
import { test as base, expect, startHttpBrowser } from "./support/test.ts";

/** The same for both: the tests speak to them in the same words. */
const byHttp = async () =>
	(await (await startHttpBrowser()).newPage()) as Page & HttpPage;

const FORMS = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Forms</title>
<style>.far { display: none }</style>
<form id="order" action="/echo?of=form#there" method="post">
	<label>Name <input name="name" value="Ada"></label>
	<label>Words <textarea name="words">\none\ntwo</textarea></label>
	<label>Much <select name="much"><option>1<option selected>2</select></label>
	<label>Many <select name="many" multiple><option selected>a<option>b<option selected value="ü">c</select></label>
	<label>Once <input name="once" type="checkbox" checked></label>
	<label>Never <input name="never" type="checkbox" value="x"></label>
	<label>Left <input name="side" type="radio" value="left" checked></label>
	<label>Right <input name="side" type="radio" value="right"></label>
	<input name="kept" type="hidden" value="a&quot;b&amp;c">
	<input name="off" disabled value="x"><input value="nameless">
	<fieldset disabled><input name="within" value="x"></fieldset>
	<button name="do" value="one">One</button>
	<button name="do" value="two" formaction="/echo?of=button" formmethod="get">Two</button>
	<button formenctype="multipart/form-data">Three</button>
	<button name="do" value="five" formaction="/see-other">Five</button>
	<button name="do" value="six" formaction="/again">Six</button>
</form>
<input name="outside" form="order" value="far"><button form="order">Four</button>
<form><button name="do" value="seven">Seven</button></form>
<form action="/echo"><label>Needed <input name="needed" required></label><button>Eight</button></form>
<form action="/echo" novalidate><input name="needed" required><button>Nine</button></form>
<button hidden>Ten</button><button disabled>Eleven</button><button data-needs="keys">Twelve</button>
<details><summary>More</summary><button>Thirteen</button></details>
<p><button>Twin</button><button>Twin</button></p><a href="/gone">Gone</a>`;

/** A server that tells what it was sent. */
const test = base.extend<{ echo: string }>({
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
	echo: async ({}, use) => {
		const server = createServer(async (request, answer) => {
			const { method, url = "", headers } = request;
			const body = Buffer.concat(await request.toArray()).toString();
			const led = { "/see-other": 303, "/again": 307 }[url];
			if (url.startsWith("/?") || url === "/") {
				answer.writeHead(200, { "content-type": "text/html" }).end(FORMS);
			} else if (led) {
				const cookie = `led=${led}; Path=/`;
				answer
					.writeHead(led, { location: "/echo", "set-cookie": cookie })
					.end();
			} else {
				const boundary = /boundary=(.*)/.exec(
					headers["content-type"] ?? "",
				)?.[1];
				const { origin, referer, cookie, "content-type": type } = headers;
				const told = JSON.stringify({
					method,
					url,
					origin,
					referer,
					cookie,
					type,
					body,
				});
				answer.writeHead(url === "/gone" ? 500 : 200, {
					"content-type": "text/html",
				});
				answer.end(
					`<meta charset="utf-8"><title>Echo</title><pre>${(boundary ? told.replaceAll(boundary, "…") : told).replaceAll("<", "&lt;")}`,
				);
			}
		});
		await new Promise<void>((resolve) =>
			server.listen(0, "127.0.0.1", resolve),
		);
		const { port } = server.address() as AddressInfo;
		await use(`http://127.0.0.1:${port}/`);
		server.closeAllConnections();
		server.close();
	},
});

test("a form is sent as a browser without scripts sends it, letter for letter", async ({
	browser,
	echo,
}) => {
	test.slow();
	const byChromium = () => browser.newPage({ javaScriptEnabled: false });
	const send = async (page: Page, button: string) => {
		await page.goto(echo);
		await page.getByLabel("Name").fill("Ayşe & Söhne");
		await page.getByLabel("Words").fill("drei\nvier");
		await page.getByLabel("Never").check();
		await page.getByText("Right").click();
		await page.getByLabel("Much").selectOption("1");
		await page.getByRole("button", { name: button, exact: true }).click();
	};
	const told = async (page: Page) => [
		page.url(),
		await page.locator("pre, label").first().textContent(),
	];
	for (const button of [
		"One",
		"Two",
		"Three",
		"Four",
		"Five",
		"Six",
		"Seven",
		"Eight",
		"Nine",
	]) {
		const [page, chromium] = [await byHttp(), await byChromium()];
		await send(page, button);
		await send(chromium, button);
		// A browser goes on after the press.
		await expect
			.poll(() => told(chromium), { message: button })
			.toEqual(await told(page));
		await page.close();
		await chromium.close();
	}
});

test("nobody presses what nobody sees, what is off, or one of two", async ({
	echo,
}) => {
	const page = await byHttp();
	await page.goto(echo);
	const press = (name: string) => page.getByText(name, { exact: true }).click();
	for (const name of ["Ten", "Eleven", "Twelve", "Thirteen", "Twin", "None"])
		await expect(press(name), name).rejects.toThrow();
	await press("More");
	await press("Thirteen");
	// A required field that is empty: nothing is sent.
	await press("Eight");
	expect(page.url()).toBe(echo);
	await page.getByLabel("Needed").fill("x");
	await press("Eight");
	expect(page.url()).toBe(`${echo}echo?needed=x`);
	await page.goBack();
	await expect(press("Gone")).rejects.toThrow("500");
});

const ROLES =
	"button|link|heading|textbox|checkbox|radio|combobox|spinbutton|region|group|table|alert|status";

/** What a screen reader meets, in its order. */
const heard = ({ document }: HttpPage) =>
	[...document.querySelectorAll("*")].flatMap((element) => {
		const role = roleOf(element);
		// What a list offers is a matter of its own.
		if (element.matches("select *")) return [];
		return role && isHeard(element) && RegExp(`^(${ROLES})$`).test(role)
			? [`${role} ${JSON.stringify(nameOf(element))}`]
			: [];
	});

/** The same of Chromium: its lines look like `- button "Weiter"`, in quotes where a letter means something. */
const heardByChromium = async (page: Page) =>
	(await page.locator("html").ariaSnapshot()).split("\n").flatMap((line) => {
		const said = line
			.trim()
			.replace(
				/^- '(.*)'(?=:|$)/,
				(_, quoted) => `- ${quoted.replaceAll("''", "'")}`,
			);
		const [, role, name = '""'] =
			RegExp(`^- (${ROLES})\\b(?: ("(?:[^"\\\\]|\\\\.)*"))?`).exec(said) ?? [];
		return role ? [`${role} ${name}`] : [];
	});

/** What each form would send; what the server made up anew is not compared. */
const fieldsOf = (document: Document) =>
	[...document.forms].map((form) =>
		[...form.elements].flatMap((field) => {
			const { name, type, value, checked, disabled } =
				field as HTMLInputElement;
			const isOurs = type !== "hidden" && type !== "submit";
			return isOurs ? [[name, type, value, checked, disabled].join()] : [];
		}),
	);

test("without a browser a page has the headings, the controls and the fields that it has in Chromium without scripts", async ({
	browser,
	station,
}) => {
	// Seventeen pages, each of them twice.
	test.slow();
	const context = await browser.newContext({ javaScriptEnabled: false });
	const chromium = await context.newPage();
	const page = await byHttp();
	await workAs(chromium, "lead", station);
	const url = process.env.BASE_URL ?? "";
	for (const { name, value } of await context.cookies())
		await page.context().addCookies([{ name, value, url }]);
	await holdTime(page, station);
	const held = page.url();
	const { reference, token } = await book({
		station: station.slug,
		service: "reisepass",
		date: DAY.date,
		start: 600,
	});
	const choice = `dienst=reisepass&ort=${station.slug}`;
	for (const address of [
		"/termine",
		"/termine?dienst=reisepass&dienst=gewerbe-anmelden",
		`/termine/zeit?${choice}`,
		`/termine/ort?${choice}&kind=adult`,
		`/termine/zeit?${choice}&kind=adult`,
		held,
		paths("de").appointment(reference, token),
		`/termin/${reference}/anliegen?t=${token}`,
		`/termin/${reference}/kontakt?t=${token}`,
		`/rueckmeldung?ort=${station.slug}`,
		"/wunsch",
		"/anmelden",
		"/team",
		`/team/buchen?${choice}`,
		"/team/infopoint",
		"/team/konto",
		`/kiosk/${station.slug}`,
	]) {
		await page.goto(address);
		// The very same page: others change what the city offers meanwhile.
		const body = await page.content();
		const shown = page.url();
		await chromium.route(shown, (route) =>
			route.fulfill({ body, contentType: "text/html; charset=utf-8" }),
		);
		await chromium.goto(shown);
		expect.soft(heard(page), address).toEqual(await heardByChromium(chromium));
		expect
			.soft(fieldsOf(page.document), address)
			.toEqual(await chromium.evaluate(`(${fieldsOf})(document)`));
	}
	await context.close();
});
