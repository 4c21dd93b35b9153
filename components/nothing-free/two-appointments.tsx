import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { inWords } from "#components/service/service-names.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Stack } from "#components/ui/stack.tsx";
import { selectionEntries } from "#lib/catalog/rules/selection.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import type { Asked } from "./asked.ts";
import { findSplits, type Part } from "./find-splits.ts";

/** Two short appointments are often free where a long one is not. */
export async function TwoAppointments(asked: Asked) {
	const { servicesAddress } = asked;
	const t = await getTranslations("when.nothing.two");
	const ways = servicesAddress ? await findSplits(asked) : [];
	if (!servicesAddress || ways.length === 0) return null;
	return (
		<Stack as="section" aria-labelledby="weniger" className="no-print">
			<Heading id="weniger">{t("title")}</Heading>
			<p>{t("text")}</p>
			{ways.map((way) => (
				<Panel
					key={way
						.map(({ selection }) => selectionEntries(selection))
						.join("|")}
				>
					<h3 className="kern-heading-small">
						{t(way.length > 1 ? "both" : "one")}
					</h3>
					<ol className="flex flex-col gap-24">
						{way.map((part, index) => (
							<PartLine
								// Both parts may be the same: a person each.
								key={["first", "second"][index]}
								part={part}
								href={servicesAddress(
									selectionEntries(part.selection),
									part.station.slug,
								)}
							/>
						))}
					</ol>
				</Panel>
			))}
		</Stack>
	);
}

function PartLine({ part, href }: { part: Part; href: string }) {
	const locale = useLocale();
	const t = useTranslations("when.nothing.two");
	const { selection, station, time } = part;
	const what = inWords(selection, locale);
	return (
		<li className="flex flex-col items-start gap-8">
			<p>
				<strong>{what}</strong>
				<br />
				{t("from", {
					date: formatDate(time.date, locale, "short"),
					time: formatTime(time.start, locale),
					station: station.shortName,
				})}
			</p>
			<ButtonLink
				variant="secondary"
				href={href}
				label={t("chooseLabel", { what })}
			>
				{t("choose")}
			</ButtonLink>
		</li>
	);
}
