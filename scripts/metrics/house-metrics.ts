import { Gauge, type Registry } from "prom-client";
import { FIGURE_NAMES } from "#lib/watch/queries/read-figures.ts";
import { isRunning, workState } from "#lib/watch/rules/work.ts";
import { type Reading, SERVES } from "#lib/watch/watch.ts";

const WORK_STATES = ["done", "late", "nobody", "unknown"] as const;

/**
 * Metrics of the whole house, read from the database by a process that works. What could not be read is left out, and
 * `…figures_up` says so: an old value would look like a good one.
 * @returns fills them in
 */
export function houseMetrics(
	registry: Registry,
	prefix: string,
): (reading: Reading) => void {
	const empty: (() => void)[] = [];
	const gauge = (name: string, help: string, labelNames: string[] = []) => {
		const registers = [registry];
		const one = new Gauge({ name: prefix + name, help, labelNames, registers });
		// Emptied, a gauge without labels would begin with 0, and nothing is known yet.
		empty.push(() => (labelNames.length > 0 ? one.reset() : one.remove()));
		return one;
	};
	const databaseUp = gauge("database_up", "1: the database answers.");
	const writable = gauge(
		"database_writable",
		"1: the database takes in what is written; 0: it is a standby, or was told not to.",
	);
	const databaseSeconds = gauge(
		"database_answer_seconds",
		"How long the database took to say one word, with a connection of its own.",
	);
	const up = gauge(
		"figures_up",
		"1: this part of the figures below could be read at this scrape. 0: they are missing, and nobody knows them.",
		["figure"],
	);
	const waiting = gauge(
		"queue_waiting",
		"People (or families) who wait to be called in a station's house.",
		["station"],
	);
	const longest = gauge(
		"queue_longest_wait_seconds",
		"How long the one has waited who waits the longest, of an appointment from its time on.",
		["station"],
	);
	const phase = gauge(
		"station_phase",
		"1: the station is in this phase (walk-in: nothing online, pilot, live).",
		["station", "phase"],
	);
	const next = gauge(
		"station_next_phase_seconds",
		"Seconds until the station goes over to this phase, where that is planned.",
		["station", "phase"],
	);
	const roomOn = gauge("room_on", "1: the online waiting room is on.");
	const roomPeople = gauge(
		"room_people",
		"People who wait in the online waiting room.",
	);
	const mails = gauge("mails_waiting", "Mails that are to go out.");
	const oldestMail = gauge(
		"mail_oldest_seconds",
		"How long the oldest of them has waited; 0: none waits.",
	);
	const undelivered = gauge(
		"mails_undelivered",
		"Mails about appointments to come that failed or came back, and nobody has told the person another way.",
	);
	const jobs = gauge("jobs_waiting", "Jobs that are due and not begun.");
	const oldestJob = gauge(
		"job_oldest_seconds",
		"How long the oldest of them has been due; 0: none is.",
	);
	const hooks = gauge(
		"program_hooks",
		"Programs that are not told of their appointments: failing for an hour, or off because they failed for days.",
		["state"],
	);
	const backup = gauge(
		"backup_age_seconds",
		"Age of the newest copy that `npm run backup` made; missing: it has made none.",
	);
	const backupBytes = gauge("backup_bytes", "Size of that copy.");
	const processes = gauge(
		"processes",
		"Processes that said within the last minute that they run, by what they do (SERVE).",
		["serve"],
	);
	const work = gauge(
		"work_state",
		"1: how it stands with the work of the house (mails, jobs, erasing): done, late, nobody does it, or unknown.",
		["state"],
	);
	const worker = gauge(
		"worker_beat_age_seconds",
		"Since when no process with work has said that it runs; missing: none ever did.",
	);
	const sweepAge = gauge(
		"sweep_age_seconds",
		"How long ago this was last done, by whichever process; missing: not since the work began.",
		["sweep"],
	);
	const sweepEvery = gauge(
		"sweep_every_seconds",
		"How often it is to be done.",
		["sweep"],
	);

	return ({ figures, answeredIn, isReadOnly }) => {
		for (const clear of empty) clear();
		databaseUp.set(answeredIn === null ? 0 : 1);
		if (answeredIn !== null) {
			writable.set(isReadOnly ? 0 : 1);
			databaseSeconds.set(answeredIn / 1_000);
		}
		for (const figure of FIGURE_NAMES)
			up.set({ figure }, figures[figure] === undefined ? 0 : 1);
		for (const { slug, ...queue } of figures.queues ?? []) {
			waiting.set({ station: slug }, queue.waiting);
			longest.set({ station: slug }, queue.longest);
		}
		for (const station of figures.phases ?? []) {
			phase.set({ station: station.slug, phase: station.phase }, 1);
			if (station.next)
				next.set(
					{ station: station.slug, phase: station.next.phase },
					station.next.inSeconds,
				);
		}
		if (figures.room) {
			roomOn.set(figures.room.onFor === null ? 0 : 1);
			roomPeople.set(figures.room.people);
		}
		if (figures.mails) {
			mails.set(figures.mails.waiting);
			oldestMail.set(figures.mails.oldest);
			undelivered.set(figures.mails.undelivered);
		}
		if (figures.jobs) {
			jobs.set(figures.jobs.waiting);
			oldestJob.set(figures.jobs.oldest);
		}
		if (figures.hooks) {
			hooks.set({ state: "failing" }, figures.hooks.failing);
			hooks.set({ state: "off" }, figures.hooks.off);
		}
		if (figures.backup) {
			backup.set(figures.backup.madeAgo);
			backupBytes.set(figures.backup.bytes);
		}
		const { beats, sweeps } = figures;
		const state = workState(beats, sweeps).is;
		for (const one of WORK_STATES)
			work.set({ state: one }, one === state ? 1 : 0);
		if (beats) {
			const running = beats.filter(isRunning);
			for (const serve of SERVES)
				processes.set(
					{ serve },
					running.filter((beat) => beat.serve === serve).length,
				);
			const seen = beats
				.filter(({ serve }) => serve !== "pages")
				.map(({ seenAgo }) => seenAgo);
			if (seen.length > 0) worker.set(Math.min(...seen));
		}
		for (const { name, minutes, doneAgo } of sweeps ?? []) {
			sweepEvery.set({ sweep: name }, minutes * 60);
			if (doneAgo !== null) sweepAge.set({ sweep: name }, doneAgo);
		}
	};
}
