import type { useTranslations } from "next-intl";
import type { FieldSpec } from "#components/form/form-state.ts";
import {
	namedOptions,
	serviceOptions,
} from "#components/staff/staff-options.ts";
import type { DayFacts } from "#lib/availability/availability.ts";
import type { Service } from "#lib/catalog/catalog.ts";
import type { QuestionField } from "#lib/simulation/rules/question.ts";

/** What can be changed on paper; every field may stay empty. */
export function questionFields({
	t,
	desks,
	services,
	day,
}: {
	t: ReturnType<typeof useTranslations<"whatIf.form">>;
	desks: readonly { id: number; name: string }[];
	services: readonly Service[];
	/** As it is planned; null: it is over, or none is open. */
	day: DayFacts | null;
}): FieldSpec[] {
	const optional = t("optional");
	const text = (name: QuestionField, label: string, hint?: string) =>
		({
			type: "text",
			name,
			label,
			optional,
			width: "half",
			...(hint ? { hint } : {}),
		}) satisfies FieldSpec<QuestionField>;
	const group = (
		name: string,
		label: string,
		fields: readonly FieldSpec<QuestionField>[],
		hint?: string,
	): FieldSpec => ({
		type: "group",
		name,
		label,
		fields,
		...(hint ? { hint } : {}),
	});
	const shares = day ? sharesOf(day) : null;
	return [
		{
			type: "date",
			name: "tag",
			label: t("date"),
			hint: t("dateHint"),
			width: "half",
			optional,
		},
		text("menschen", t("people"), t("peopleHint")),
		group("plaetze-gruppe", t("desksGroup"), [
			text("plaetze", t("desks"), t("desksHint")),
			{
				type: "list",
				name: "krank",
				width: "half",
				label: t("sick"),
				options: [{ value: "", text: t("nobody") }, ...namedOptions(desks)],
			},
			text("plaetze-von", t("desksFrom"), t("spanHint")),
			text("plaetze-bis", t("desksUntil"), t("spanHint")),
		]),
		group("oeffnung", t("hoursGroup"), [
			text("von", t("from"), t("hoursHint")),
			text("bis", t("until"), t("hoursHint")),
			{ type: "tick", name: "zu", label: t("closed"), hint: t("closedHint") },
		]),
		group("pausen", t("restGroup"), [
			text("pause", t("rest"), t("restHint")),
			text("pause-von", t("restFrom")),
			text("pause-bis", t("restUntil")),
		]),
		group(
			"anteile",
			t("sharesGroup"),
			[text("online", t("online")), text("ohne", t("walkIn"))],
			shares ? `${t("sharesHint")} ${t("sharesNow", shares)}` : t("sharesHint"),
		),
		group(
			"laenge",
			t("lengthGroup"),
			[
				{
					type: "list",
					name: "anliegen",
					width: "half",
					label: t("service"),
					options: [
						{ value: "", text: t("noService") },
						...serviceOptions(services),
					],
				},
				text("minuten", t("minutes")),
			],
			t("lengthHint"),
		),
		group("ausbleiben", t("absenceGroup"), [
			{
				type: "list",
				name: "erinnerung",
				width: "half",
				label: t("reminder"),
				options: [
					{ value: "", text: t("reminders.asNow") },
					{ value: "keine", text: t("reminders.none") },
					{ value: "alle", text: t("reminders.all") },
				],
			},
			{ type: "tick", name: "auffuellen", label: t("refill") },
		]),
		{
			type: "list",
			name: "gilt",
			width: "half",
			label: t("days"),
			options: [
				{ value: "", text: t("dayOptions.one") },
				{ value: "wochentag", text: t("dayOptions.weekday") },
				{ value: "immer", text: t("dayOptions.every") },
			],
		},
	];
}

/** Of all desk minutes, in whole per cent; null: there are none. */
function sharesOf({
	windows,
}: DayFacts): { online: number; walkIn: number } | null {
	const minutes = (channel?: string) =>
		windows
			.filter((window) => !channel || window.channel === channel)
			.reduce((sum, { from, until }) => sum + until - from, 0);
	const all = minutes();
	if (all === 0) return null;
	return {
		online: Math.round((100 * minutes("online")) / all),
		walkIn: Math.round((100 * minutes("walk-in")) / all),
	};
}
