import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { LinkSwitch } from "#components/ui/link-switch.tsx";
import { findOffer } from "#lib/attendance/queries/find-offer.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { planning } from "#lib/paths/planning.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatDate, formatNumber } from "#lib/text/format.ts";
import { addDays, type CivilDate, civilDateOf } from "#lib/time.ts";
import { planningContext } from "../_frame/planning-context.ts";
import { PlanningPage } from "../_frame/planning-page.tsx";
import { HourTable } from "./_parts/hour-table.tsx";
import { OfferForm } from "./_parts/offer-form.tsx";
import { OptionTable } from "./_parts/option-table.tsx";

/** Today and the days after it; further ahead hardly anything is booked. */
const DAYS = 7;
const REFUSALS = [
	"busy",
	"plan-changed",
	"not-bearable",
	"too-late",
	"other",
] as const;

/** What nobody coming leaves of a day, and how much of it may be offered again. */
export default async function AbsencePage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const query = await searchParams;
	const context = await planningContext(query);
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const today = civilDateOf(at);
	const days = Array.from({ length: DAYS }, (_, ahead) =>
		addDays(today, ahead),
	);
	const asked = parseCivilDate(textOf(query, "tag"));
	const date = days.find((day) => day === asked) ?? today;
	const found = await findOffer(actor, {
		stationId: station.id,
		date,
		now: at,
	});
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const { known, roster, unused } = found.value;
	const t = await getTranslations("absence.plan");
	const stand = textOf(query, "stand");
	const refusal =
		stand === "" || stand === "angeboten"
			? null
			: (REFUSALS.find((name) => name === stand) ?? "other");
	const dayName = (day: CivilDate) =>
		day === today ? t("today") : formatDate(day, "de", "short");
	return (
		<PlanningPage
			title={t("title")}
			current="absence"
			context={context}
			saved={stand === "angeboten" ? t("saved") : null}
			before={
				refusal ? (
					<Alert
						kind="warning"
						title={t(`refusals.${refusal}`)}
						role="alert"
						autoFocus
					/>
				) : null
			}
		>
			<LinkSwitch
				label={t("days")}
				links={days.map((day) => ({
					href: planning.absence(station.slug, { day }),
					text: dayName(day),
					isCurrent: day === date,
				}))}
			/>
			<p className="max-w-column text-large font-bold">
				{known === null
					? t("unknown")
					: known.freed.hours.length === 0
						? t("nobody")
						: t("answer", {
								date: formatDate(date, "de", "long"),
								expected: fives(known.freed.expected),
								sure: fives(known.freed.sure),
							})}
			</p>
			{known && known.freed.hours.length > 0 ? (
				<p className="max-w-column text-large">
					{known.suggested
						? t("suggested", {
								minutes: known.suggested.minutes,
								rise: formatNumber(
									Math.max(0, known.suggested.rise ?? 0),
									"de",
									1,
								),
							})
						: t(known.options.length > 1 ? "noSuggestion" : "noRoom")}
				</p>
			) : null}
			{known && known.offered > 0 ? (
				<p>{t("offered", { minutes: known.offered })}</p>
			) : null}
			{unused > 0 && date === today ? (
				<p className="max-w-column">{t("unused", { minutes: unused })}</p>
			) : null}
			{known && known.freed.hours.length > 0 ? (
				<>
					<section aria-labelledby="wartezeit" className="flex flex-col gap-8">
						<Heading id="wartezeit" size="small">
							{t("options")}
						</Heading>
						{known.options.some(({ waits }) => waits === null) ? (
							<p className="max-w-column">{t("noWaits")}</p>
						) : (
							<OptionTable
								options={known.options}
								suggested={known.suggested}
								desks={roster.plan.desks}
							/>
						)}
					</section>
					<OfferForm
						station={station.slug}
						date={date}
						version={roster.version}
						options={known.options}
						suggested={known.suggested}
					/>
					<section aria-labelledby="stunden" className="flex flex-col gap-8">
						<Heading id="stunden" size="small">
							{t("hours")}
						</Heading>
						<HourTable hours={known.freed.hours} />
					</section>
				</>
			) : null}
			<Disclosure summary={t("how")}>
				<p className="max-w-column">{t("howText")}</p>
			</Disclosure>
		</PlanningPage>
	);
}

/** Nobody knows it more exactly. */
const fives = (minutes: number) => Math.round(minutes / 5) * 5;
