import { useTranslations } from "next-intl";
import { ComingOnline } from "#components/station/coming-online.tsx";
import { StationAddress } from "#components/station/station-address.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { Service } from "#lib/catalog/catalog.ts";
import type { LinkFindings } from "#lib/catalog/rules/choice.ts";
import { Signpost } from "./signpost.tsx";

/** What became of a link that asks for something we do not have; null if all is well. */
export function LinkNotices({
	findings: { unknown, retired, station },
	elsewhere,
	openToday,
}: {
	findings: LinkFindings;
	/** What we do not do and does not stand among the results of a search. */
	elsewhere: readonly Service[];
	/** Whether the station that takes no online appointments is open, in words. */
	openToday: string | null;
}) {
	const t = useTranslations("start.link");
	const walkIn = station?.kind === "walk-in" ? station.station : null;
	if (
		unknown + elsewhere.length + retired.length === 0 &&
		!walkIn &&
		station?.kind !== "unknown"
	)
		return null;
	return (
		<Stack gap={16}>
			{unknown > 0 ? (
				<Alert kind="warning" title={t("service.title", { count: unknown })}>
					<p>{t("service.text")}</p>
				</Alert>
			) : null}
			{retired.length > 0 ? (
				<Alert
					kind="warning"
					title={t("retired.title", { count: retired.length })}
				>
					<ul className="flex list-disc flex-col gap-4 ps-[min(1.5rem,6vw)]">
						{retired.map(({ slug, text }) => (
							<li key={slug} lang={text.lang}>
								{text.name}
							</li>
						))}
					</ul>
					<p>{t("retired.text")}</p>
				</Alert>
			) : null}
			{elsewhere.length > 0 ? (
				<Alert
					kind="info"
					title={t("elsewhere.title", { count: elsewhere.length })}
				>
					<Stack as="ul" gap={16}>
						{elsewhere.map((service) => (
							<Signpost key={service.slug} service={service} />
						))}
					</Stack>
				</Alert>
			) : null}
			{station?.kind === "unknown" ? (
				<Alert kind="warning" title={t("station.title")}>
					<p>{t("station.text")}</p>
				</Alert>
			) : null}
			{walkIn ? (
				<Alert
					kind="info"
					title={t("walkIn.title", { station: walkIn.shortName })}
				>
					<Stack gap={16}>
						<p>
							{t("walkIn.text")}
							{openToday ? ` ${openToday}` : null}
						</p>
						<ComingOnline stations={[walkIn]} />
						<StationAddress station={walkIn} />
						<p>{t("walkIn.other")}</p>
					</Stack>
				</Alert>
			) : null}
		</Stack>
	);
}
