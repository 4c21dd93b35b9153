import { getTranslations } from "next-intl/server";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { PilotPage } from "#app/(staff)/pilot/_parts/pilot-page.tsx";
import { PrintButton } from "#components/page/print-button.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { may, mayEverywhere } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { listImprovements } from "#lib/feedback/improvement/queries/list-improvements.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { readEffect } from "#lib/pilot/effect/queries/get-effect.ts";
import { getFigures } from "#lib/pilot/figures/queries/get-figures.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatMonth } from "#lib/text/format.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import {
	addMonths,
	firstOf,
	lastOf,
	monthOf,
	parseMonth,
} from "#lib/text/month.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import { figureWords } from "../_parts/words.ts";
import { ReportHeadline } from "./_parts/headline.tsx";
import { ReportTable } from "./_parts/report-table.tsx";
import { StationsTable } from "./_parts/stations-table.tsx";
import { ReportVoices } from "./_parts/voices.tsx";

/** So many months can be chosen. */
const MONTHS = 24;

/** A month on a sheet of paper that is worth reading; behind it every figure beside the month before. */
export default async function ReportPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const asked = await searchParams;
	const at = now();
	const today = civilDateOf(at);
	const newest = monthOf(addDays(today, -1));
	const months = Array.from({ length: MONTHS }, (_, back) =>
		addMonths(newest, -back),
	);
	const wanted = textOf(asked, "monat");
	const known = months.find((month) => month === parseMonth(wanted));
	const month = known ?? addMonths(monthOf(today), -1);
	const catalog = await getCatalog("de", at);
	const stations = catalog.stations.filter(({ id }) =>
		may(actor, "figures:read", id),
	);
	const station = stations.find(({ slug }) => slug === textOf(asked, "ort"));
	const earlier = addMonths(month, -1);
	const last = lastOf(month);
	const found = await getFigures(
		actor,
		{
			period: { from: firstOf(month), until: last < today ? last : today },
			before: { from: firstOf(earlier), until: lastOf(earlier) },
			by: "station",
			stationIds: (station ? [station] : stations).map(({ id }) => id),
			serviceId: null,
			weekday: null,
			hours: null,
		},
		at,
	);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const effect = await readEffect(last < today ? last : today, at);
	const improvements = await listImprovements(defaultLocale);
	const t = await getTranslations("figures.monthly");
	const words = await figureWords(catalog);
	const inWords = (one: string) => formatMonth(one, "de");
	return (
		<PilotPage
			current="figures"
			actor={actor}
			title={t("title", { month: inWords(month) })}
			lead={
				<p>
					{t("lead", {
						place: station?.shortName ?? t("all"),
						before: inWords(earlier),
					})}
				</p>
			}
			before={
				<div className="no-print flex flex-col gap-16">
					<p>
						<a href={pilot.figures()}>{t("back")}</a>
					</p>
					{wanted && !known ? (
						<Alert kind="warning" role="status" title={t("noMonth")} />
					) : null}
				</div>
			}
			beside={
				<div className="no-print">
					<PrintButton text={t("print")} />
				</div>
			}
		>
			<form action={pilot.report()} className="figure-filter no-print">
				<Select
					name="monat"
					label={t("choose")}
					value={month}
					options={months.map((value) => ({ value, text: inWords(value) }))}
				/>
				<Select
					name="ort"
					label={t("place")}
					value={station?.slug ?? ""}
					options={[
						{ value: "", text: t("all") },
						...stations.map(({ slug, shortName }) => ({
							value: slug,
							text: shortName,
						})),
					]}
				/>
				<Button variant="secondary">{t("show")}</Button>
			</form>
			<div className="report">
				<ReportHeadline
					effect={effect}
					stations={catalog.stations}
					month={month}
					earlier={earlier}
				/>
				<ReportVoices improvements={improvements} month={month} />
				<h2 className="report-behind kern-heading-medium">{t("behind")}</h2>
				<ReportTable
					figures={found.value.figures}
					words={words}
					month={inWords(month)}
					earlier={inWords(earlier)}
				/>
				{station ? null : (
					<StationsTable figures={found.value.figures} words={words} />
				)}
				{mayEverywhere(actor, "rollout:write") ? (
					<p className="no-print">
						{t("eu")}: <a href={pilot.euFile("csv", month)}>{t("euCsv")}</a>,{" "}
						<a href={pilot.euFile("json", month)}>{t("euJson")}</a>
					</p>
				) : null}
				<p className="text-muted">
					{t("footer", { when: whenOf(at.epochMilliseconds) })}
				</p>
			</div>
		</PilotPage>
	);
}
