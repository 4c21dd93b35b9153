import { HttpBrowser } from "#tests/e2e/support/http/browser.ts";
import { newJourney, STEPS } from "../journey.ts";
import type { Wanted } from "../wanted.ts";
import type { Balancer } from "./balancer.ts";
import { type Outcome, promise } from "./outcome.ts";

interface Sides {
	balancer: Balancer;
	origin: string;
	old: number;
	fresh: number;
	password: string;
}

/** Pages that one release has made send their forms to the other. */
export async function trySkew(
	sides: Sides,
	wanted: Wanted[],
): Promise<Outcome[]> {
	const { old, fresh } = sides;
	const outcomes = [
		...(await oneWay(sides, "old page, new process", old, fresh, wanted)),
		...(await oneWay(sides, "new page, old process", fresh, old, wanted)),
	];
	sides.balancer.only(null);
	return outcomes;
}

async function oneWay(
	{ balancer, origin, password }: Sides,
	way: string,
	page: number,
	form: number,
	wanted: Wanted[],
): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	const look = () => balancer.only(page);
	const send = () => balancer.only(form);
	const attempt = async (what: string, work: () => Promise<string>) => {
		const measured = await work().then(
			(is) => ({ is, isKept: true }),
			(error: Error) => ({
				is: error.message.split("\n")[0] ?? "",
				isKept: false,
			}),
		);
		outcomes.push(
			promise(`${what}: ${way}`, measured.is, "answered", measured.isKept),
		);
	};
	const [one] = wanted.splice(0, 1);
	if (!one) throw new Error("Nothing is free.");
	const journey = newJourney(origin, one);
	let reserved = "";
	await attempt("choose a time", async () => {
		look();
		await STEPS.times(journey);
		send();
		await STEPS.hold(journey);
		reserved = journey.page.location ?? "";
		return "reserved";
	});
	await attempt("say who one is", async () => {
		look();
		await STEPS.details(journey);
		send();
		await STEPS.check(journey);
		return "shown to be checked";
	});
	await attempt("confirm", async () => {
		// The page with the check is the answer of the other side; looked at anew it is the first page again.
		look();
		journey.page.location = reserved;
		await STEPS.details(journey);
		await STEPS.check(journey);
		send();
		await STEPS.confirm(journey);
		return "confirmed";
	});
	await attempt("cancel", async () => {
		look();
		const link = new URL(journey.page.location ?? "", origin);
		link.pathname = `${link.pathname}/absagen`;
		const asked = await journey.visitor.get(link.href);
		send();
		const answer = await journey.visitor.press(asked, {});
		if (!answer.location?.includes("stand=done"))
			throw new Error(`${answer.status} ${answer.location ?? "no redirect"}`);
		return "cancelled";
	});
	const tab = await new HttpBrowser().newPage();
	await attempt("staff: sign in", async () => {
		look();
		await tab.goto(`${origin}/anmelden`);
		await tab.getByLabel("E-Mail-Adresse").fill(ACCOUNT);
		await tab.getByLabel("Passwort", { exact: true }).fill(password);
		send();
		await tab.getByRole("button", { name: "Anmelden", exact: true }).click();
		if (tab.url().includes("/anmelden"))
			throw new Error(`still at ${new URL(tab.url()).pathname}`);
		return "signed in";
	});
	await attempt("staff: a ticket at the Info-Point", async () => {
		look();
		await tab.goto(`${origin}/team/infopoint`);
		await tab.getByLabel("Anliegen 1").selectOption("reisepass");
		send();
		await tab.getByRole("button", { name: /Nummer ziehen/ }).click();
		const said = /W\d{3}/.exec(await tab.content())?.[0];
		if (!said) throw new Error("no number on the page");
		return said;
	});
	await tab.close();
	return outcomes;
}

const ACCOUNT = "team.mitte@demo.example";
