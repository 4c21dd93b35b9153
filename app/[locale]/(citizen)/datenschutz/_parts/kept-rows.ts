import type { getTranslations } from "next-intl/server";
import { HOLD_DAYS, type Retention } from "#lib/booking/rules/retention.ts";
import { REPORT_LIMIT_MINUTES } from "#lib/feedback/feedback.ts";
import { ASK_VALID_DAYS } from "#lib/feedback/rules/ask.ts";
import { KEPT_HOURS } from "#lib/programs/rules/request.ts";

/** One thing that is stored, in words. */
export interface KeptRow {
	what: string;
	why: string;
	howLong: string;
}

/** What the lines say, with every number from where the jobs take it. */
export function keptData(
	t: Awaited<ReturnType<typeof getTranslations<"legal.privacy">>>,
	settings: Retention & {
		holdFrom: number;
		holdUntil: number;
		backupDays: number;
		/** The city wants that devices are told of calls. */
		tellsDevices: boolean;
	},
): KeptRow[] {
	const days = settings.contactDays;
	return [
		{
			what: t("table.contact.what"),
			why: t("table.contact.why"),
			howLong: t("table.contact.howLong", { days }),
		},
		{
			what: t("table.email.what"),
			why: t("table.email.why", { hours: settings.reminderHours }),
			howLong: t("table.email.howLong", { days }),
		},
		{
			what: t("table.phone.what"),
			why: t("table.phone.why"),
			howLong: t("table.phone.howLong", { days }),
		},
		{
			what: t("table.appointment.what"),
			why: t("table.appointment.why"),
			howLong: t("table.appointment.howLong"),
		},
		{
			what: t("table.wish.what"),
			why: t("table.wish.why"),
			howLong: t("table.wish.howLong", { days }),
		},
		{
			what: t("table.visit.what"),
			why: t("table.visit.why"),
			howLong: t("table.visit.howLong"),
		},
		{
			what: t("table.afar.what"),
			why: t("table.afar.why"),
			howLong: t("table.afar.howLong"),
		},
		...(settings.tellsDevices
			? [
					{
						what: t("table.push.what"),
						why: t("table.push.why"),
						howLong: t("table.push.howLong", { days }),
					},
				]
			: []),
		{
			what: t("table.memo.what"),
			why: t("table.memo.why"),
			howLong: t("table.memo.howLong", { days }),
		},
		{
			what: t("table.language.what"),
			why: t("table.language.why"),
			howLong: t("table.language.howLong", { days }),
		},
		{
			what: t("table.hold.what"),
			why: t("table.hold.why"),
			howLong: t("table.hold.howLong", {
				from: settings.holdFrom,
				until: settings.holdUntil,
				same: settings.holdFrom === settings.holdUntil ? 1 : 2,
				days: HOLD_DAYS,
			}),
		},
		{
			what: t("table.program.what"),
			why: t("table.program.why"),
			howLong: t("table.program.howLong", { hours: KEPT_HOURS }),
		},
		{
			what: t("table.actor.what"),
			why: t("table.actor.why"),
			howLong: t("table.actor.howLong", { days: settings.actorDays }),
		},
		{
			what: t("table.message.what"),
			why: t("table.message.why"),
			howLong: t("table.message.howLong", { days }),
		},
		{
			what: t("table.access.what"),
			why: t("table.access.why"),
			howLong: t("table.access.howLong"),
		},
		{
			what: t("table.report.what"),
			why: t("table.report.why"),
			howLong: t("table.report.howLong", {
				days: settings.feedbackDays,
				minutes: REPORT_LIMIT_MINUTES,
			}),
		},
		{
			what: t("table.ask.what"),
			why: t("table.ask.why"),
			howLong: t("table.ask.howLong", { days, valid: ASK_VALID_DAYS }),
		},
		{
			what: t("table.backup.what"),
			why: t("table.backup.why"),
			howLong: t("table.backup.howLong", { days: settings.backupDays }),
		},
	];
}
