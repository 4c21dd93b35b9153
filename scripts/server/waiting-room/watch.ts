import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import {
	type Report,
	seekFreeTimes,
	seekRelease,
	stepRoom,
} from "#lib/crowd/commands/step-room.ts";
import { knownRoom, readRoom } from "#lib/crowd/queries/known-room.ts";
import { loadOf, type Measured, presses } from "#lib/crowd/rules/pressure.ts";
import { closeApart } from "#lib/db/apart.ts";
import { isBusy } from "#lib/db/errors.ts";
import { now } from "#lib/runtime/clock.ts";
import { repeat } from "#lib/runtime/repeat.ts";
import { Measure } from "./measure.ts";

const TICK_MS = 1_000;
const SEEK_MS = 60_000;
const SEEK_FREE_MS = 5_000;
/** After a server last pressed it goes on telling the others how it stands. */
const TELLS_MS = 120_000;

/** Nothing of this takes work worth measuring, or never ends. */
const UNMEASURED = /^\/(?:(?:_next|scripts)\/|api\/events(?:$|\?))/;

/** Whether the time to answer this says something about the machine. */
export const isMeasured = (address: string): boolean =>
	!UNMEASURED.test(address);

type Make = (
	request: IncomingMessage,
	response: ServerResponse,
) => Promise<void>;

/** How this server stands, told to the others; and how the room does, as they all know it. */
export class Watch {
	private readonly bound: number;
	private readonly process = randomUUID();
	/** Null until somebody may come: what is made before that nobody waits for. */
	private measure: Measure | null = null;
	private pressedAt = Number.NEGATIVE_INFINITY;

	/** @param bound milliseconds to answer that are borne */
	constructor(bound: number) {
		this.bound = bound;
	}

	/** What makes answers, with a clock beside it; what memory answers goes past it. */
	measured(make: Make): Make {
		return (request, response) => {
			// Of one that is gone already nobody would hear that it ended.
			if (this.measure && isMeasured(request.url ?? "") && !response.closed) {
				const end = this.measure.begin();
				response.once("finish", end).once("close", end);
			}
			return make(request, response);
		};
	}

	/**
	 * Until the returned function is called.
	 * @param arrived how many people came to the booking within the last ten minutes
	 * @param begins called when the room goes on
	 */
	follow(arrived: () => number, begins: () => void): () => Promise<void> {
		const measure = new Measure();
		this.measure = measure;
		const ticking = repeat("following the waiting room", TICK_MS, () =>
			unlessAway(() => this.tick(measure.take(), arrived(), begins)),
		);
		const seeking = repeat("looking for a release", SEEK_MS, () =>
			unlessAway(() => seekRelease(now())),
		);
		const seekingFree = repeat("looking for free times", SEEK_FREE_MS, () =>
			unlessAway(async () => {
				if (knownRoom().onSince !== null) await seekFreeTimes(now());
			}),
		);
		return async () => {
			await Promise.all([ticking(), seeking(), seekingFree()]);
			measure.end();
			await closeApart();
		};
	}

	private async tick(
		measured: Measured,
		arrived: number,
		begins: () => void,
	): Promise<void> {
		const load = loadOf(measured, this.bound);
		if (presses(load)) this.pressedAt = performance.now();
		const before = knownRoom();
		if (this.hasToTell()) {
			const report: Report = { process: this.process, load, arrived };
			await stepRoom(report, now());
		}
		const room = await readRoom();
		if (room.onSince !== null && before.onSince === null) begins();
	}

	/** At rest nobody writes anything. */
	private hasToTell(): boolean {
		const { mode, onSince, releaseAt, drawMinutes } = knownRoom();
		if (onSince !== null || mode === "on" || mode === "closed") return true;
		if (performance.now() - this.pressedAt < TELLS_MS) return true;
		if (releaseAt === null) return false;
		const left = releaseAt - now().epochMilliseconds;
		return left > 0 && left < drawMinutes * 60_000;
	}
}

/** Without the database everything stays as it was. */
async function unlessAway(work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		if (!isBusy(error)) throw error;
	}
}
