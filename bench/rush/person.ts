import { paths } from "#lib/paths/citizen.ts";
import { pick, randomOf } from "#prisma/seed/random.ts";
import { GaveUp, newBrowser, type Page } from "./browser.ts";
import { numbersOf, offersOf, wordsOf } from "./page.ts";
import { emailOf, nameOf, type Plan, type Thought } from "./plan.ts";
import { countOne, type End, failed, sawPage } from "./report.ts";
import { Over, type Surroundings } from "./surroundings.ts";
import { dayOf, isQuarter, type TimeValue } from "./taken.ts";

const to = paths("de");
/** Who waits for the release loads the page again and again. */
const RELOAD_MS = 5_000;
/** Of a station's times so many may be gone without our knowing: some hold two for a moment. */
const UNKNOWN = 0.15;

/** How many of each service the first page's form sends; the same for everybody. */
let numbers: string | undefined;

type Person = ReturnType<typeof newPerson>;

/** Somebody goes their way, and how it ended is counted. */
export async function live(
	around: Surroundings,
	plan: Plan,
	way: (person: Person) => Promise<End> = (person) => person.search(),
): Promise<void> {
	const { report } = around;
	const person = newPerson(around, plan);
	report.people += 1;
	try {
		const end = await way(person);
		countOne(report.ends, end);
		if (end !== "booked") countOne(report.told, person.words());
	} catch (error) {
		if (error instanceof Over) {
			const isWaiting = person.browser.isWaiting();
			countOne(report.ends, isWaiting ? "still waiting" : "still on the way");
			if (isWaiting) countOne(report.told, person.browser.roomWords());
		} else if (error instanceof GaveUp) {
			countOne(report.ends, "gave up after errors");
			countOne(report.told, error.message);
		} else {
			// A page that is not as it should be, for example without a form.
			failed(report, error instanceof Error ? error.message : "?", "a page");
			countOne(report.ends, "lost on the way");
		}
	} finally {
		person.browser.close();
	}
}

function newPerson(around: Surroundings, plan: Plan) {
	const { report, taken, patience } = around;
	const random = randomOf(`person ${plan.number}`);
	const browser = newBrowser(around, plan, random);
	const choice = { services: [plan.service], minor: "adult" };
	let held: TimeValue | null = null;
	let words = "";

	const think = (page: Thought) => patience.pause(plan.thinksMs[page]);

	async function search(): Promise<End> {
		const [first = ""] = plan.stations;
		await openStart();
		await think("start");
		const form = `?gewaehlt=1&suche=&dienst=${plan.service}${numbers}`;
		await browser.look("kind", `/termine/ort${form}`);
		await think("kind");
		await browser.look("where", to.where(choice));
		await think("where");
		if (plan.goesBack === "to the stations") {
			await browser.look("month", to.when({ ...choice, station: first }));
			await browser.look("where", to.where(choice));
			await think("where");
		}
		for (const station of plan.stations) {
			const page = await openMonth(station);
			if (page && (await choose(page, station))) return finish();
			if (station !== plan.stations.at(-1)) {
				await browser.look("where", to.where(choice));
				await think("where");
			}
		}
		return "nothing free";
	}

	/** Apart, so that nobody keeps the page while they wait. */
	async function openStart(): Promise<void> {
		const { answer } = await browser.look("start", to.start());
		numbers ??= numbersOf(answer.html);
	}

	/** The calendar of a station, once it offers something; null: it has nothing left. */
	async function openMonth(station: string): Promise<Page | null> {
		const address = to.when({ ...choice, station });
		for (;;) {
			const page = await browser.look("month", address);
			const offers = see(page, station);
			await think("month");
			const [earliest] = offers;
			if (earliest) {
				return await browser.look(
					"day",
					to.when({ ...choice, station }, { day: dayOf(earliest) }),
				);
			}
			const { releaseAt } = around;
			if (releaseAt === null || Date.now() > releaseAt + RELOAD_MS) return null;
			await patience.pause(RELOAD_MS * (0.5 + random()));
		}
	}

	/** Presses times until one is theirs. False: none is left. */
	async function choose(first: Page, station: string): Promise<boolean> {
		let page = first;
		for (;;) {
			const offers = see(page, station);
			if (offers.length === 0) return false;
			await think("day");
			const quarters = offers.filter(isQuarter);
			const time = pick(random, quarters.length > 0 ? quarters : offers);
			const answer = await reserve(page, time);
			const location = answer.answer.location ?? "";
			if (location.startsWith("/termine/reservierung/")) {
				if (plan.goesBack !== "to the times") return true;
				return await chooseAnother(page, quarters);
			}
			// Somebody else was quicker, most of the time.
			countOne(report.refusals, noticeOf(location));
			if (location === "") return false;
			page = await browser.look("taken", location);
		}
	}

	/** The back button: the page is shown as it was, and another time of it is pressed. */
	async function chooseAnother(
		page: Page,
		offers: readonly TimeValue[],
	): Promise<boolean> {
		await browser.look("details", details);
		await think("day");
		const before = held;
		const other = pick(random, offers);
		if (before === null || other === before) return true;
		held = null;
		// From now on it may be anybody's.
		taken.letGo(before);
		const answer = await reserve(page, other);
		const location = answer.answer.location ?? "";
		if (location.startsWith("/termine/reservierung/")) return true;
		countOne(report.refusals, noticeOf(location));
		// The first one is still theirs: their form has kept its address.
		taken.ask(before);
		held = before;
		taken.answered(before, true, performance.now());
		return true;
	}

	let details = "";

	async function reserve(page: Page, time: TimeValue): Promise<Page> {
		taken.ask(time);
		let isTheirs = false;
		try {
			const answer = await browser.press("hold", page, { zeit: time });
			const location = answer.answer.location ?? "";
			isTheirs = location.startsWith("/termine/reservierung/");
			if (isTheirs) {
				held = time;
				details = location;
			}
			return answer;
		} finally {
			taken.answered(time, isTheirs, performance.now());
		}
	}

	/** The form with the person's name, everything at a glance, and the appointment. */
	async function finish(): Promise<End> {
		const form = await browser.look("details", details);
		if (!form.answer.html.includes('name="$ACTION_')) return lose(form);
		await think("details");
		const check = await browser.press("check", form, {
			intent: "check",
			name: nameOf(plan.number),
			email: emailOf(plan.number),
			phone: "",
		});
		if (!check.answer.html.includes('value="confirm"')) return lose(check);
		await think("check");
		const done = await browser.press("confirm", check, { intent: "confirm" });
		const { location } = done.answer;
		if (!location?.startsWith("/termin/")) return lose(done);
		report.booked.push(plan.number);
		await browser.look("appointment", location);
		return "booked";
	}

	function lose({ answer }: Page): End {
		words = wordsOf(answer.html);
		if (held) taken.letGo(held);
		return "lost on the way";
	}

	/** Compares a calendar with what is known to be so, and returns what it offers. */
	function see({ answer, askedAt }: Page, station: string): TimeValue[] {
		const { html } = answer;
		const offers = offersOf(html);
		const { releaseAt } = around;
		let age = taken.ageOf(offers, askedAt);
		let wrong = "offers what is gone";
		if (releaseAt !== null) {
			const asked = performance.timeOrigin + askedAt;
			if (offers.length > 0 && Date.now() < releaseAt)
				report.freshness.early += 1;
			// Nothing is shown, although not everything can be gone: the page was made before the release.
			const known = taken.atMost(station) / around.timesOf(station);
			if (offers.length === 0 && asked > releaseAt && known < 1 - UNKNOWN) {
				age = Math.max(age, asked - releaseAt);
				wrong = `offers nothing, ${Math.round(known * 100)} % are gone at most`;
			}
		}
		sawPage(report, offers.length, age, `${wrong}: ${answer.address}`);
		if (offers.length === 0) words = wordsOf(html);
		return offers;
	}

	return { browser, search, choose, finish, see, words: () => words };
}

/** "/termine/zeit?…&hinweis=slot-taken@08:15@sued" → "slot-taken" */
function noticeOf(location: string): string {
	const notice = URL.parse(location, "http://localhost")?.searchParams.get(
		"hinweis",
	);
	if (location.includes("platz=")) return "led to the waiting room";
	return notice?.split("@")[0] ?? "(a page)";
}
