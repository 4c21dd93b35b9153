import { useTranslations } from "next-intl";
import type { Improvement } from "#lib/feedback/improvement/rules/improvement.ts";
import { formatMonth } from "#lib/text/format.ts";
import { type Month, monthOf } from "#lib/text/month.ts";
import { civilDateOf } from "#lib/time.ts";

/** More than two nobody reads on a sheet. */
const VOICES = 2;

/**
 * Two voices and what was improved: only what stands on the public page, in the words that were approved for it. What
 * people wrote otherwise was not written for a report.
 */
export function ReportVoices({
	improvements,
	month,
}: {
	/** Published, in their public order. */
	improvements: readonly Improvement[];
	month: Month;
}) {
	const t = useTranslations("figures.monthly");
	const monthIn = ({ publishedAt }: Improvement) =>
		monthOf(civilDateOf(Temporal.Instant.fromEpochMilliseconds(publishedAt)));
	const until = improvements.filter((one) => monthIn(one) <= month);
	const inMonth = until.filter((one) => monthIn(one) === month);
	const voices = [
		...inMonth,
		...until
			.filter((one) => !inMonth.includes(one))
			.toSorted((a, b) => b.publishedAt - a.publishedAt),
	].slice(0, VOICES);
	return (
		<div className="report-halves">
			<section aria-labelledby="stimmen">
				<h2 id="stimmen" className="kern-heading-small">
					{t("voices")}
				</h2>
				{voices.length === 0 ? <p>{t("noVoices")}</p> : null}
				{voices.map((one) => (
					<blockquote key={one.id} className="report-voice">
						<p>„{one.said}“</p>
						<footer className="text-muted">
							{formatMonth(monthIn(one), "de")}
						</footer>
					</blockquote>
				))}
			</section>
			<section aria-labelledby="verbessert">
				<h2 id="verbessert" className="kern-heading-small">
					{t("improved")}
				</h2>
				{inMonth.length === 0 ? (
					<p>{t("nothingImproved")}</p>
				) : (
					<ul className="list-disc ps-24">
						{inMonth.map(({ id, done }) => (
							<li key={id}>{done}</li>
						))}
					</ul>
				)}
			</section>
		</div>
	);
}
