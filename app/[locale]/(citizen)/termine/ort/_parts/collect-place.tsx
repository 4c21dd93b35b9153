import { useTranslations } from "next-intl";
import { StationFacts } from "#components/station/station-details.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { Service, Station } from "#lib/catalog/catalog.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";

/** How to collect where there are no online appointments yet. */
export function CollectPlace({
	station,
	today,
	services,
	back,
}: {
	station: Station;
	today: string | null;
	/** What is collected. */
	services: readonly Service[];
	/** Where the question is asked again. */
	back: string;
}) {
	const t = useTranslations("where.collect");
	return (
		<Stack gap={32}>
			<Stack as="section" aria-labelledby="so-geht-es">
				<Heading id="so-geht-es">{t("how")}</Heading>
				<ol className="flex list-decimal flex-col gap-8 ps-[min(1.5rem,6vw)]">
					<li>{t("come")}</li>
					<li>{t("ticket")}</li>
					<li>
						{t("bring")}
						{services.map((service) => (
							<ul
								key={service.slug}
								lang={service.text.lang}
								className="flex list-disc flex-col gap-4 pt-8 ps-[min(1.5rem,6vw)]"
							>
								{service.text.documents.map((text) => (
									<li key={text}>{text}</li>
								))}
							</ul>
						))}
					</li>
				</ol>
			</Stack>
			<Stack as="section" aria-labelledby="station">
				<Heading id="station">
					<span lang={station.text.lang}>
						{withSoftHyphens(station.text.name)}
					</span>
				</Heading>
				{today ? <p className="font-bold">{today}</p> : null}
				<StationFacts station={station} />
			</Stack>
			<a href={back} className="jump self-start">
				{t("elsewhere")}
			</a>
		</Stack>
	);
}
