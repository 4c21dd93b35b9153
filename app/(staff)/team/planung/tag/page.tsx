import { getTranslations } from "next-intl/server";
import type { FieldSpec } from "#components/form/form-state.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { parseCivilDate } from "#lib/civil-date.ts";
import type { StationRoster } from "#lib/planning/roster/queries/find-roster.ts";
import { dayOpenings } from "#lib/planning/roster/rules/days.ts";
import {
	type DaySpan,
	spansIn,
	spansOf,
} from "#lib/planning/roster/rules/edit.ts";
import { CHANNELS, MAX_SPANS } from "#lib/planning/roster/rules/schema.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatClock, formatDate } from "#lib/text/format.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import { askedId } from "../_frame/asked.ts";
import { rosterContext } from "../_frame/planning-context.ts";
import { deskField } from "../_roster/opening-fields.ts";
import { RosterFormPage } from "../_roster/roster-form-page.tsx";
import { DayChoice } from "./_parts/day-choice.tsx";

/** Lines beyond those that are filled, for more. */
const SPARE = 2;

type FormSpan = Pick<DaySpan, "from" | "until" | "channel">;

/** One day of some desks that differs from the regular openings. */
export default async function DayFormPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const found = await rosterContext(params);
	if (!found) return <StaffRefused kind="forbidden" />;
	const { context, roster } = found;
	const { station, at } = context;
	const { plan } = roster;
	const t = await getTranslations("roster.dayForm");
	const day =
		parseCivilDate(textOf(params, "tag")) ?? addDays(civilDateOf(at), 1);
	const desk =
		plan.desks.find(({ id }) => id === askedId(params, "platz")) ??
		plan.desks.find(({ active }) => active);
	const wanted = wantedIn(params, roster);
	const desks = wanted?.deskIds ?? (desk ? [desk.id] : []);
	const spans: readonly FormSpan[] =
		wanted?.spans ?? (desk ? spansOf(dayOpenings(plan, desk.id, day)) : []);
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
			fields={[
				await deskField(plan.desks),
				{
					type: "branch",
					name: "opens",
					label: t("opens"),
					options: [
						{
							value: "open",
							text: t("open"),
							fields: await spanFields(rows),
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
			sent={{
				date: [day],
				desks: desks.map(String),
				opens: [wanted && spans.length === 0 ? "closed" : "open"],
				...spanValues(spans, rows),
			}}
		/>
	);
}

/** A plan that was tried on paper leads here with it: which desks, and when they would be open. */
function wantedIn(
	params: Sent,
	{ plan }: StationRoster,
): { deskIds: number[]; spans: FormSpan[] } | null {
	const asked = textOf(params, "zeiten");
	if (asked === "") return null;
	const ids = textOf(params, "plaetze").split(" ");
	const deskIds = plan.desks
		.map(({ id }) => id)
		.filter((id) => ids.includes(String(id)));
	return { deskIds, spans: spansIn(asked).slice(0, MAX_SPANS) };
}

async function spanFields(rows: number): Promise<FieldSpec[]> {
	const t = await getTranslations("roster");
	const channels = CHANNELS.map((value) => ({
		value,
		text: t(`channels.${value}`),
	}));
	return Array.from({ length: rows }, (_, row): FieldSpec[] => [
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
			type: "list",
			name: `channel-${row}`,
			label: t("dayForm.channel"),
			options: channels,
			width: "third",
		},
	]).flat();
}

function spanValues(spans: readonly FormSpan[], rows: number): Sent {
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
