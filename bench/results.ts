import { zone } from "#lib/time.ts";
import { measureAnswers } from "./answers.ts";
import { makeCity, type Scale } from "./city.ts";
import { measureClosure } from "./closure.ts";
import { measureCommands } from "./commands.ts";
import { DRAW_DESKS, measureDraw } from "./draw.ts";
import { measureFigurePages, measureFigures } from "./figures.ts";
import { measureFreeDays } from "./free-days.ts";
import {
	DESKS,
	type HoardingExtent,
	measureHoarding,
} from "./hoarding/hoarding.ts";
import { describeMachine } from "./machine.ts";
import { measureMemory } from "./memory.ts";
import { measurePages } from "./pages.ts";
import { serveApplication, serveBoth } from "./serve.ts";
import { measureSimulation } from "./simulation.ts";
import { openStage } from "./stage.ts";
import { measureUtilisation } from "./utilisation.ts";
import { measureWaits } from "./waits.ts";
import { measureWebBooking } from "./web-booking.ts";
import { measureWebFreeDays } from "./web-free-days.ts";
import { measureWeight } from "./weight.ts";

/** How much is measured. */
export interface Extent {
	scale: Scale;
	/** Bookings in each round, by commands and by bare SQL. */
	perRound: number;
	rounds: number;
	/** Bookings over HTTP. */
	journeys: number;
	/** Load on each page. */
	seconds: number;
	/** Load while memory is watched. */
	minutes: number;
	hoarding: HoardingExtent;
	/** Wishes of a draw, and raced answers to offers. */
	wishes: number;
	answers: number;
}

type Measured = Awaited<ReturnType<typeof measureAll>> & {
	/** These alone only: an empty calendar is needed. */
	hoarding: Awaited<ReturnType<typeof measureHoarding>> & {
		measuredOn: string;
	};
	draw: Awaited<ReturnType<typeof measureDraw>> & { measuredOn: string };
	answers: Awaited<ReturnType<typeof measureAnswers>> & { measuredOn: string };
};

/** What can be measured alone, in the same city. */
export const ALONE = [
	"figures",
	"closure",
	"commands",
	"webBooking",
	"pages",
	"hoarding",
	"draw",
	"answers",
	"simulation",
	"waits",
] as const;
type Alone = (typeof ALONE)[number];

/** What can be measured alone was perhaps not measured yet. */
export type Results = Omit<Measured, Alone> & Partial<Pick<Measured, Alone>>;

/** All figures, one after the other; each one's comparison is measured right beside it. */
export async function measureAll(
	extent: Extent,
	say: (progress: string) => void,
) {
	const { now, folder, database } = await openStage();
	say("Filling the calendar …");
	const appointments = await makeCity(extent.scale, now);
	say(`Free days among ${appointments} appointments …`);
	const freeDays = await measureFreeDays(now);
	say("Utilisation …");
	const utilisation = await measureUtilisation();
	say("Expected waits …");
	const waits = await measureWaits();
	say("Days on paper …");
	const simulation = await measureSimulation();
	say("Bookings by the commands …");
	const commands = await measureCommands(extent, now);
	say("Figures of a quarter …");
	const figures = await measureFigures(now);
	say("Building and serving …");
	const served = await serveBoth(folder);
	const { application } = served.origins;
	const webFreeDays = await measureWebFreeDays(application, now);
	say("Bookings over HTTP …");
	const webBooking = await measureWebBooking(extent, served, now);
	say("Pages …");
	const pages = await measurePages(extent, served, now);
	say("Pages of figures …");
	const figurePages = await measureFigurePages(application);
	const weights = await measureWeight(application, now);
	say(`Memory, ${extent.minutes} minutes …`);
	const memory = await measureMemory(extent, served, now);
	// Last: afterwards the city is another one.
	say("A day on which the whole city closes …");
	const closure = await measureClosure(now);
	return {
		measuredOn: today(),
		machine: await describeMachine(database.url()),
		extent: { ...extent, appointments },
		freeDays,
		webFreeDays,
		commands: { ...commands, measuredOn: today() },
		webBooking: { ...webBooking, measuredOn: today() },
		pages: { rates: pages, measuredOn: today() },
		weights,
		utilisation,
		simulation: { ...simulation, measuredOn: today() },
		waits: { ...waits, measuredOn: today() },
		figures: { ...figures, ...figurePages, measuredOn: today() },
		memory,
		closure: { ...closure, measuredOn: today() },
	};
}

export async function measureAlone(
	part: Alone,
	extent: Extent,
	say: (progress: string) => void,
): Promise<Pick<Results, Alone>> {
	if (part === "simulation") {
		say("Days on paper …");
		const simulation = await measureSimulation();
		return { simulation: { ...simulation, measuredOn: today() } };
	}
	const { now, folder } = await openStage();
	say("Filling the calendar …");
	if (part === "hoarding") {
		await makeCity({ desks: DESKS, weeks: 5, booked: 0 }, now);
		say("Scripts that book in invented names …");
		const hoarding = await measureHoarding(now, extent.hoarding, say);
		return { hoarding: { ...hoarding, measuredOn: today() } };
	}
	if (part === "draw" || part === "answers") {
		await makeCity({ desks: DRAW_DESKS, weeks: 8, booked: 0 }, now);
		say(part === "draw" ? "A draw …" : "Answers to offers …");
		if (part === "draw") {
			const draw = await measureDraw(extent.wishes, now);
			return { draw: { ...draw, measuredOn: today() } };
		}
		const answers = await measureAnswers(extent.answers, now);
		return { answers: { ...answers, measuredOn: today() } };
	}
	if (part === "waits") {
		await makeCity({ ...extent.scale, booked: 0 }, now);
		say("Expected waits …");
		return { waits: { ...(await measureWaits()), measuredOn: today() } };
	}
	await makeCity(extent.scale, now);
	if (part === "commands") {
		say("Bookings by the commands …");
		const commands = await measureCommands(extent, now);
		return { commands: { ...commands, measuredOn: today() } };
	}
	if (part === "webBooking") {
		say("Building and serving …");
		const served = await serveBoth(folder);
		say("Bookings over HTTP …");
		const measured = await measureWebBooking(extent, served, now);
		return { webBooking: { ...measured, measuredOn: today() } };
	}
	if (part === "pages") {
		say("Building and serving …");
		const served = await serveBoth(folder);
		say("Pages …");
		const rates = await measurePages(extent, served, now);
		return { pages: { rates, measuredOn: today() } };
	}
	if (part === "closure") {
		say("A day on which the whole city closes …");
		const closure = await measureClosure(now);
		return { closure: { ...closure, measuredOn: today() } };
	}
	say("Figures of a quarter …");
	const figures = await measureFigures(now);
	say("Building and serving …");
	const { origin } = await serveApplication(folder);
	say("Pages of figures …");
	const pages = await measureFigurePages(origin);
	return { figures: { ...figures, ...pages, measuredOn: today() } };
}

const today = () => Temporal.Now.plainDateISO(zone()).toString();
