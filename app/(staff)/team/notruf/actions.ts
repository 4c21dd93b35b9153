"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { requireActor } from "#lib/auth/queries/session.ts";
import { PAGE_HEADER } from "#lib/auth/rules/page-header.ts";
import { ownPath, team } from "#lib/paths/staff.ts";
import { answerAlarm } from "#lib/queue/alarm/commands/answer-alarm.ts";
import { endAlarm } from "#lib/queue/alarm/commands/end-alarm.ts";
import { raiseAlarm } from "#lib/queue/alarm/commands/raise-alarm.ts";
import type { Result } from "#lib/result.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentNumber } from "../_form/sent.ts";

/** Back to whichever page of the portal it was pressed on. */
async function show(result: Result<null, string>): Promise<never> {
	const page = (await headers()).get(PAGE_HEADER) ?? "";
	if (!result.ok) redirect(team.emergency(result.error));
	redirect(ownPath(page) ?? team.emergency());
}

export async function raiseAlarmAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const deskId = sentNumber(form, "platz");
	await show(await raiseAlarm(actor, { deskId, now: now() }));
}

export async function answerAlarmAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const alarmId = sentNumber(form, "alarm");
	await show(await answerAlarm(actor, { alarmId, now: now() }));
}

export async function endAlarmAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const alarmId = sentNumber(form, "alarm");
	await show(await endAlarm(actor, { alarmId, now: now() }));
}
