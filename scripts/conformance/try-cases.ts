import { Api, type Client } from "./api.ts";
import { LeftOut } from "./left-out.ts";
import type { Receiver } from "./receiver.ts";
import { type Place, Stage } from "./stage.ts";

/** One promise of docs/api.md. Its name says what holds; it throws where it does not. */
export interface Case {
	name: string;
	/** Not every program has it: a scope of the client, or an address where it is told. Left out: all have it. */
	needs?: "wish" | "check-in" | "ticket" | "phone" | "webhook";
	holds(stage: Stage): Promise<void>;
}

/** Nothing was found out: it does not answer, lets nobody in, or has nothing free. */
export class CannotBeTried extends Error {}

interface Options {
	base: string;
	client: Client;
	station?: string | undefined;
	service?: string | undefined;
	/** Where it tells what became of things; left out: nowhere. */
	receiver?: Receiver | undefined;
	tell(line: string): void;
	/** How it is asked; for tests. */
	send?: typeof fetch;
}

/** Tries one case after the other, and cancels at last what was booked on the way. */
export async function tryCases(
	cases: readonly Case[],
	{ base, client, station, service, receiver, tell, send = fetch }: Options,
): Promise<{ passed: string[]; failed: string[]; left: string[] }> {
	const api = new Api(base, client, send);
	const place = await findPlace(api, { station, service });
	tell(`${base}: ${place.station}, ${place.service}`);
	const stage = new Stage(api, place, receiver ?? null);
	const scopes = await api.scopes();
	const may = ({ needs }: Case) =>
		!needs || (needs === "webhook" ? receiver : scopes.includes(needs));
	const passed: string[] = [];
	const failed: string[] = [];
	const left: string[] = [];
	const leave = (name: string, why: string) => {
		left.push(name);
		tell(`LEFT    ${name}\n        ${why}`);
	};
	for (const one of cases) {
		const { name, needs } = one;
		if (!may(one)) {
			leave(
				name,
				needs === "webhook"
					? "nobody listens: see --listen"
					: `the client has no scope ${needs}`,
			);
			continue;
		}
		try {
			await one.holds(stage);
			passed.push(name);
			tell(`ok      ${name}`);
		} catch (error) {
			if (error instanceof LeftOut) {
				leave(name, error.message);
				continue;
			}
			failed.push(name);
			tell(`FAILED  ${name}\n        ${firstLineOf(error)}`);
		}
	}
	await stage.clear();
	return { passed, failed, left };
}

/** So many times are wanted: each case takes its own. */
const ENOUGH = 40;

/** A station and service with many free times, on the days that it tells of itself. */
async function findPlace(
	api: Api,
	wanted: { station: string | undefined; service: string | undefined },
): Promise<Place> {
	try {
		const { asOf } = (await api.read("wait-times")).body;
		const first = Temporal.PlainDate.from(String(asOf).slice(0, 10));
		const stations: { slug: string; phase: string }[] = wanted.station
			? [{ slug: wanted.station, phase: "" }]
			: (await api.read("stations")).body;
		const services: { slug: string; bookable: boolean }[] = wanted.service
			? [{ slug: wanted.service, bookable: true }]
			: (await api.read("services")).body;
		for (const { slug: station, phase } of stations)
			for (const { slug: service, bookable } of services.slice(0, 10)) {
				if (phase === "walk-in" || !bookable) continue;
				const range = { from: `${first}`, to: `${first.add({ days: 60 })}` };
				const query = new URLSearchParams({ station, service, ...range });
				const { body } = await api.read(`availability?${query}`);
				const days: { date: string; starts: string[] }[] = body.days;
				// Not the first days: they fill up while this runs.
				const times = days
					.slice(1)
					.flatMap(({ date, starts }) =>
						starts.map((start) => ({ date, start })),
					);
				const today = days
					.filter(({ date }) => date === range.from)
					.flatMap(({ date, starts }) =>
						starts.map((start) => ({ date, start })),
					);
				if (times.length >= ENOUGH)
					return { station, service, times, today, asOf, range };
			}
	} catch (error) {
		throw new CannotBeTried(
			`It cannot be read where something is free: ${firstLineOf(error)}`,
		);
	}
	throw new CannotBeTried(
		`No station has ${ENOUGH} free times; name one with --station and --service.`,
	);
}

const firstLineOf = (error: unknown): string =>
	(error instanceof Error ? error.message : String(error))
		.split("\n")
		.slice(0, 4)
		.join(" ");
