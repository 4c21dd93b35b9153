"use server";

import { redirect } from "next/navigation";
import { requireActor } from "#lib/auth/queries/session.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { team } from "#lib/paths/staff.ts";
import { leaveDesk } from "#lib/queue/calling/commands/leave-desk.ts";
import { takeDesk } from "#lib/queue/calling/commands/take-desk.ts";
import { pauseDesk, returnDesk } from "#lib/queue/pause/commands/pause-desk.ts";
import { readPause } from "#lib/queue/pause/rules/pause.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentText } from "#lib/sent.ts";
import { sentNumber } from "../_form/sent.ts";
import { chooseStation } from "../_frame/choose-station.ts";

/** From now on this machine stands there. */
export async function chooseStationAction(form: FormData): Promise<void> {
	await requireActor();
	const station = findStation(
		await getCatalog("de"),
		sentText(form, "station"),
	);
	if (station) await chooseStation(station);
	redirect(pageOf(sentText(form, "seite")));
}

/** The page it was pressed on, if it is one that every station has. */
const pageOf = (here: string): string =>
	[
		team.today(),
		team.infoPoint(),
		team.plan(),
		team.figures(),
		team.announcements(),
	].find((page) => page === here) ?? team.desk();

/** Sits down; over somebody who forgot to get up only after asking. */
export async function takeDeskAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const deskId = sentNumber(form, "platz");
	const takeOver = form.has("uebernehmen");
	const at = now();
	// Whoever has said so leaves an open visit: it goes back into the line.
	if (form.has("trotzdem"))
		await leaveDesk(actor, { confirmed: true, now: at });
	const taken = await takeDesk(actor, { deskId, takeOver, now: at });
	redirect(
		taken.ok ? team.today() : `${team.desk(taken.error)}&platz=${deskId}`,
	);
}

/** Gets up. With somebody still called or served it asks first. */
export async function leaveDeskAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const confirmed = form.has("trotzdem");
	const left = await leaveDesk(actor, { confirmed, now: now() });
	redirect(team.desk(left.ok ? undefined : left.error));
}

/** The desk calls nobody for so long, or until somebody says so; the page then says how the waits stand. */
export async function pauseDeskAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const deskId = sentNumber(form, "platz");
	const minutes = readPause(sentNumber(form, "minuten"));
	const paused = await pauseDesk(actor, {
		deskId,
		minutes,
		shown: sentText(form, "stand") || null,
		now: now(),
	});
	redirect(team.pause(deskId, paused.ok ? "done" : paused.error));
}

/** It calls again: back to work. */
export async function returnDeskAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const deskId = sentNumber(form, "platz");
	const returned = await returnDesk(actor, {
		deskId,
		shown: sentText(form, "stand") || null,
		now: now(),
	});
	redirect(
		returned.ok && !form.has("bleiben")
			? team.today()
			: team.pause(deskId, returned.ok ? "returned" : returned.error),
	);
}
