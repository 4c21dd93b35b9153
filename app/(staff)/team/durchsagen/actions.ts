"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { again, type FormState } from "#components/form/form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { team } from "#lib/paths/staff.ts";
import { announce } from "#lib/queue/announcement/commands/announce.ts";
import { withdrawAnnouncement } from "#lib/queue/announcement/commands/withdraw-announcement.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, sentText } from "#lib/sent.ts";
import { sentNumber } from "../_form/sent.ts";
import { actorOf } from "../_frame/actor-of.ts";

/** Says it to whoever it is for; what was chosen comes back with whatever is wrong. */
export async function announceAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await actorOf(form);
	const t = await getTranslations("team.announcements.refusals");
	const refused = (title: string) =>
		again(sentIn(form), { notice: { kind: "danger", title } });
	if (!actor) return refused(t("signed-out"));
	const result = await announce(actor, {
		stationId: sentNumber(form, "station"),
		key: sentText(form, "schluessel"),
		kind: sentText(form, "was"),
		minutes: sentText(form, "minuten"),
		deskId: sentNumber(form, "schliesst"),
		toServiceId: sentNumber(form, "anliegen") || null,
		toDeskId: sentNumber(form, "platz") || null,
		toComing: form.has("kommende"),
		lasts: sentNumber(form, "dauer"),
		now: now(),
	});
	if (!result.ok) return refused(t(result.error));
	redirect(team.announcements("sent"));
}

export async function withdrawAnnouncementAction(
	form: FormData,
): Promise<void> {
	const actor = await requireActor();
	const result = await withdrawAnnouncement(actor, {
		id: sentNumber(form, "durchsage"),
		now: now(),
	});
	redirect(team.announcements(result.ok ? "withdrawn" : result.error));
}
