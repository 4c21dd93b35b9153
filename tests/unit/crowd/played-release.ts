import { type Room, UNKNOWN_ROOM } from "#lib/crowd/crowd.ts";
import { loadOf, percentile } from "#lib/crowd/rules/pressure.ts";
import { step } from "#lib/crowd/rules/step.ts";
import { randomOf } from "#prisma/seed/random.ts";

/**
 * What somebody asks for once they are in: milliseconds of a processor, and seconds until the next page. Most of the work
 * comes late: the first pages are kept, and reserving and booking write.
 */
const WAY = [
	{ cost: 0.5, thinks: 6 },
	{ cost: 0.5, thinks: 3 },
	{ cost: 1, thinks: 5 },
	{ cost: 8, thinks: 6 },
	{ cost: 12, thinks: 4 },
	{ cost: 12, thinks: 0 },
	{ cost: 15, thinks: 22 },
	{ cost: 18, thinks: 7 },
	{ cost: 22, thinks: 0 },
	{ cost: 14, thinks: 0 },
] as const;
/** What memory answers says nothing about how long it takes to make something. */
const FROM_MEMORY = 2;
const WORK = WAY.reduce((sum, { cost }) => sum + cost, 0);
/** The page of the room asks again after so many seconds at most, when its turn is near. */
const ASKS_AGAIN = 12;
const BOUND = 500;

interface Machine {
	processes: number;
	/** So many times as fast as ours. */
	speed: number;
}

export interface Played {
	/** Milliseconds to answer inside, with the second in which it was asked. */
	answers: { second: number; milliseconds: number }[];
	/** Share of the machine that worked, second by second. */
	used: number[];
	rates: number[];
	/** People let in until the end. */
	entered: number;
}

/** People that a machine bears in a second. */
export const capacityOf = ({ processes, speed }: Machine): number =>
	(processes * speed * 1_000) / WORK;

/**
 * A release that comes now: so many wait for it, and so many more come in each second.
 * @param share of the usual thinking times: people who are quicker or slower than most
 * @param borne what the last rush had shown to be borne
 */
export function playRelease(
	machine: Machine,
	{
		early,
		perSecond,
		seconds,
		share = 1,
		borne = UNKNOWN_ROOM.rate,
	}: {
		early: number;
		perSecond: number;
		seconds: number;
		share?: number;
		borne?: number;
	},
): Played {
	const random = randomOf(`${JSON.stringify(machine)} ${share}`);
	const servers = Array.from({ length: machine.processes }, () => newServer());
	const asked: { at: number; page: number }[][] = [];
	const ask = (at: number, page: number) => {
		const second = Math.floor(at);
		asked[second] ??= [];
		asked[second].push({ at, page });
	};
	const played: Played = { answers: [], used: [], rates: [], entered: 0 };
	let room: Room = {
		...UNKNOWN_ROOM,
		mode: "on",
		lastPlace: early,
		rate: borne,
	};
	for (let second = 0; second < seconds; second++) {
		room = { ...room, lastPlace: room.lastPlace + perSecond };
		const called = Math.min(Math.floor(room.letInUntil), room.lastPlace);
		for (; played.entered < called; played.entered++)
			ask(second + 1 + random() * ASKS_AGAIN, 0);
		const now = asked[second] ?? [];
		for (const { at, page } of now.sort((a, b) => a.at - b.at)) {
			const way = WAY[page];
			if (!way) continue;
			const server = servers[Math.floor(random() * servers.length)];
			if (!server) continue;
			const takes = ((way.cost / machine.speed) * (0.5 + random())) / 1_000;
			const end = server.serve(at, takes, way.cost > FROM_MEMORY);
			if (way.cost > FROM_MEMORY)
				played.answers.push({ second, milliseconds: (end - at) * 1_000 });
			// At least a second: nobody asks twice in one.
			ask(end + 1 + way.thinks * share * (0.4 + 1.2 * random()), page + 1);
		}
		const loads = servers.map((server) => server.loadAt(second + 1));
		room = step(room, {
			load: Math.max(...loads),
			isGathering: false,
			isSoldOut: false,
			now: second * 1_000,
			seconds: 1,
		});
		played.used.push(mean(servers.map((server) => server.usedIn(second))));
		played.rates.push(room.rate);
	}
	return played;
}

/** One thing after the other, as an event loop does. */
function newServer() {
	let freeAt = 0;
	const work: number[] = [];
	let recent: { at: number; end: number }[] = [];
	const usedIn = (second: number) => Math.min(1, work[second] ?? 0);
	return {
		serve(at: number, takes: number, isMeasured: boolean): number {
			const from = Math.max(at, freeAt);
			freeAt = from + takes;
			for (let part = from; part < freeAt; ) {
				const second = Math.floor(part);
				const until = Math.min(freeAt, second + 1);
				work[second] = (work[second] ?? 0) + until - part;
				part = until;
			}
			if (isMeasured) recent.push({ at, end: freeAt });
			return freeAt;
		},
		usedIn,
		loadAt(now: number): number {
			recent = recent.filter(({ end }) => end > now - 5);
			return loadOf(
				{
					answers: recent.map(
						({ at, end }) => (Math.min(end, now) - at) * 1_000,
					),
					delays: [0],
					busy: mean([1, 2, 3, 4, 5].map((ago) => usedIn(now - ago))),
				},
				BOUND,
			);
		},
	};
}

export const mean = (values: readonly number[]): number =>
	values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);

export const p95 = (values: readonly number[]): number =>
	percentile(values, 0.95);
