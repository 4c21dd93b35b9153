import { useLocale, useTranslations } from "next-intl";
import { PrintButton } from "#components/page/print-button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Station } from "#lib/catalog/catalog.ts";
import { formatDate, formatList, formatTime } from "#lib/text/format.ts";
import { addDays, civilDateOf, minuteOf } from "#lib/time.ts";

/** That somebody looked, when, and found nothing: to keep or to print. */
export function Proof({
	stations,
	what,
	now,
}: {
	stations: readonly Station[];
	/** What nothing was free for, in words. */
	what: string;
	now: Temporal.Instant;
}) {
	const today = civilDateOf(now);
	const locale = useLocale();
	const t = useTranslations("when.nothing.proof");
	const horizon = Math.max(...stations.map(({ horizonDays }) => horizonDays));
	return (
		<Panel
			as="section"
			aria-labelledby="nachweis"
			className="print:order-first"
		>
			<Heading size="small" id="nachweis">
				{t("title")}
			</Heading>
			<p>
				<strong>
					{t("text", {
						date: formatDate(today, locale, "year"),
						time: formatTime(minuteOf(now), locale),
						what,
					})}
				</strong>
			</p>
			<p>
				{t("where", {
					stations: formatList(
						stations.map(({ text }) => text.name),
						locale,
					),
					until: formatDate(addDays(today, horizon), locale, "year"),
				})}
			</p>
			<div className="no-print">
				<PrintButton text={t("print")} />
			</div>
		</Panel>
	);
}
