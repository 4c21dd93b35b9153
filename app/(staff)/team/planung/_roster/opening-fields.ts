import { getTranslations } from "next-intl/server";
import type { FieldSpec } from "#components/form/form-state.ts";
import type { Opening } from "#lib/availability/rules/opening.ts";
import type { PlannedDesk } from "#lib/planning/roster/rules/plan.ts";
import { CHANNELS } from "#lib/planning/roster/rules/schema.ts";
import { WEEKDAYS } from "#lib/planning/settings/rules/station-rules.ts";
import type { Sent } from "#lib/sent.ts";
import { formatClock, formatWeekday } from "#lib/text/format.ts";

/** The questions of an opening. */
export async function openingFields(
	desks: readonly PlannedDesk[],
	/** One that is there already, not a new one. */
	isEdited: boolean,
): Promise<FieldSpec[]> {
	const t = await getTranslations("roster.opening");
	const optional = (await getTranslations("roster.form"))("optional");
	const weekdays = WEEKDAYS.map((weekday) => ({
		value: String(weekday),
		text: formatWeekday(weekday, "de", "long"),
	}));
	const weeks = (["1", "2", "3", "4", "-1"] as const).map((value) => ({
		value,
		text: t(`weekOfMonths.${value}`),
	}));
	const weekdayField = (name: string): FieldSpec => ({
		type: "ticks",
		isGrid: true,
		name,
		label: t("weekdays"),
		hint: t(isEdited ? "weekdaysEditHint" : "weekdaysHint"),
		options: weekdays,
	});
	return [
		await deskField(desks, t("desksHint")),
		{
			type: "branch",
			name: "kind",
			label: t("kind"),
			options: [
				{
					value: "weekly",
					text: t("kinds.weekly"),
					fields: [
						weekdayField("weekdays"),
						{
							type: "text",
							name: "everyWeeks",
							label: t("everyWeeks"),
							hint: t("everyWeeksHint"),
							width: "half",
						},
					],
				},
				{
					value: "monthly",
					text: t("kinds.monthly"),
					fields: [
						select("weekOfMonth", t("weekOfMonth"), weeks),
						weekdayField("monthWeekdays"),
					],
				},
				{
					value: "single",
					text: t("kinds.single"),
					fields: [{ type: "date", name: "date", label: t("date") }],
				},
			],
		},
		{
			type: "text",
			name: "from",
			label: t("from"),
			hint: t("timeHint"),
			width: "half",
		},
		{
			type: "text",
			name: "until",
			label: t("until"),
			hint: t("timeHint"),
			width: "half",
		},
		await channelField(),
		{
			type: "group",
			name: "release",
			label: t("releaseTitle"),
			hint: t("releaseHint"),
			fields: [
				{
					type: "text",
					name: "releaseDays",
					label: t("releaseDays"),
					hint: t("releaseDaysHint"),
					width: "half",
				},
				{
					type: "text",
					name: "releaseTime",
					label: t("releaseTime"),
					hint: t("timeHint"),
					width: "half",
				},
				{
					type: "choice",
					name: "byLot",
					label: t("byLot"),
					hint: t("byLotHint"),
					options: (["first", "lot"] as const).map((value) => ({
						value,
						text: t(`releases.${value}`),
					})),
				},
			],
		},
		{
			type: "group",
			name: "valid",
			label: t("validTitle"),
			hint: t("validHint"),
			fields: [
				{
					type: "date",
					name: "validFrom",
					label: t("validFrom"),
					width: "half",
				},
				{
					type: "date",
					name: "validUntil",
					label: t("validUntil"),
					hint: t("validUntilHint"),
					optional,
					width: "half",
				},
			],
		},
	];
}

const select = (
	name: string,
	label: string,
	options: readonly { value: string; text: string }[],
): FieldSpec => ({ type: "list", name, label, options, width: "half" });

export async function deskField(
	desks: readonly PlannedDesk[],
	hint?: string,
): Promise<FieldSpec> {
	const t = await getTranslations("roster");
	return {
		type: "ticks",
		isGrid: true,
		name: "desks",
		label: t("opening.desks"),
		...(hint ? { hint } : {}),
		options: desks.map(({ id, name, active }) => ({
			value: String(id),
			text: active ? name : `${name} (${t("outOfUse")})`,
		})),
	};
}

async function channelField(): Promise<FieldSpec> {
	const t = await getTranslations("roster");
	return {
		type: "branch",
		name: "channel",
		label: t("opening.channel"),
		options: CHANNELS.map((value) => ({
			value,
			text: t(`channelText.${value}`),
		})),
	};
}

/** An opening as the form shows it. */
export function openingValues(opening: Omit<Opening, "id">): Sent {
	const weekday = String(opening.weekday ?? 1);
	return {
		desks: opening.deskIds.map(String),
		kind: [opening.kind],
		weekdays: [weekday],
		monthWeekdays: [weekday],
		everyWeeks: [String(opening.everyWeeks)],
		weekOfMonth: [String(opening.weekOfMonth ?? 1)],
		date: [opening.date ?? ""],
		from: [formatClock(opening.from, "de")],
		// Midnight at the end of a day is "24:00", not "0:00".
		until: [
			opening.until === 1440 ? "24:00" : formatClock(opening.until, "de"),
		],
		channel: [opening.channel],
		releaseDays: [String(opening.releaseDaysBefore)],
		releaseTime: [formatClock(opening.releaseMinute, "de")],
		byLot: [opening.byLot ? "lot" : "first"],
		validFrom: [opening.validFrom],
		validUntil: [opening.validUntil ?? ""],
	};
}
