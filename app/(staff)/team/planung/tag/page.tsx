import { getTranslations } from "next-intl/server";
import {
	firstOf,
	type SearchParams,
} from "#app/[locale]/(citizen)/termine/_choice/choice.ts";
import type { Values } from "#components/staff/staff-form-state.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { findRoster } from "#lib/planning/roster/queries/find-roster.ts";
import { dayOpenings } from "#lib/planning/roster/rules/days.ts";
import { type DaySpan, spansOf } from "#lib/planning/roster/rules/edit.ts";
import { CHANNELS, MAX_SPANS } from "#lib/planning/roster/rules/schema.ts";
import { formatClock, formatDate } from "#lib/text/format.ts";
import { addDays, civilDateOf, parseCivilDate } from "#lib/time.ts";
import { askedId } from "../_frame/asked.ts";
import { planningContext } from "../_frame/planning-context.ts";
import { deskBlock } from "../_roster/opening-blocks.ts";
import { RosterFormPage } from "../_roster/roster-form-page.tsx";
import type { Block } from "../_roster/roster-form-state.ts";
import { DayChoice } from "./_parts/day-choice.tsx";

/** Lines beyond those that are filled, for more. */
const SPARE = 2;

/** One day of some desks that differs from the regular openings. */
export default async function DayFormPage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const params = await searchParams;
	const context = await planningContext(params);
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const found = await findRoster(actor, station.id, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const roster = found.value;
	const { plan } = roster;
	const t = await getTranslations("roster.dayForm");
	const day =
		parseCivilDate(firstOf(params.tag)) ?? addDays(civilDateOf(at), 1);
	const desk =
		plan.desks.find(({ id }) => id === askedId(params, "platz")) ??
		plan.desks.find(({ active }) => active);
	const spans = desk ? spansOf(dayOpenings(plan, desk.id, day)) : [];
	const isOwnDay = desk?.ownDays.includes(day) ?? false;
	const rows = Math.min(MAX_SPANS, Math.max(spans.length + SPARE, 3));
	return (
		<RosterFormPage
			context={context}
			roster={roster}
			title={t("titleOn", { date: formatDate(day, "de", "long") })}
			lead={t("lead")}
			kind="day"
			before={
				<DayChoice
					station={station.slug}
					day={day}
					desks={plan.desks}
					deskId={desk?.id ?? null}
				/>
			}
			blocks={[
				await deskBlock(plan.desks),
				{
					type: "choice",
					name: "opens",
					legend: t("opens"),
					options: [
						{
							value: "open",
							text: t("open"),
							blocks: await spanBlocks(rows),
						},
						{ value: "closed", text: t("closed") },
						...(isOwnDay && desk
							? [
									{
										value: "regular",
										text: `${t("regular")}: ${t("regularHint", {
											date: formatDate(day, "de", "long"),
											desks: desk.name,
										})}`,
									},
								]
							: []),
					],
				},
			]}
			values={{
				date: [day],
				desks: desk ? [String(desk.id)] : [],
				opens: ["open"],
				...spanValues(spans, rows),
			}}
		/>
	);
}

async function spanBlocks(rows: number): Promise<Block[]> {
	const t = await getTranslations("roster");
	const channels = CHANNELS.map((value) => ({
		value,
		text: t(`channels.${value}`),
	}));
	return Array.from({ length: rows }, (_, row): Block[] => [
		{
			type: "text",
			name: `from-${row}`,
			label: `${t("dayForm.span", { number: row + 1 })}: ${t("opening.from")}`,
			width: "third",
		},
		{
			type: "text",
			name: `until-${row}`,
			label: t("opening.until"),
			width: "third",
		},
		{
			type: "select",
			name: `channel-${row}`,
			label: t("dayForm.channel"),
			options: channels,
			width: "third",
		},
	]).flat();
}

function spanValues(spans: readonly DaySpan[], rows: number): Values {
	return Object.fromEntries(
		Array.from({ length: rows }, (_, row) => {
			const span = spans[row];
			return [
				[`from-${row}`, [span ? formatClock(span.from, "de") : ""]],
				[`until-${row}`, [span ? formatClock(span.until, "de") : ""]],
				[`channel-${row}`, [span?.channel ?? "online"]],
			];
		}).flat(),
	);
}
