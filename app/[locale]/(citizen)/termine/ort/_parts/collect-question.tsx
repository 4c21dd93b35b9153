import { useTranslations } from "next-intl";
import { cityPhone } from "#components/contact/phone.ts";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { Station } from "#lib/catalog/catalog.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";

/** Where it was ordered: every station is an answer, and the answer settles where to go. */
export function CollectQuestion({
	stations,
	address,
	today,
}: {
	stations: readonly Station[];
	/** Where the answer leads. */
	address: (station: Station) => string;
	today: ReadonlyMap<number, string>;
}) {
	const t = useTranslations("where.collect");
	return (
		<Stack gap={24}>
			<Stack as="ul" gap={8}>
				{stations.map((station) => {
					const isOnline = station.phase !== "walk-in";
					return (
						<li key={station.slug}>
							<a
								href={address(station)}
								className="flex min-h-64 flex-col justify-center rounded border border-action px-16 py-8 hover:bg-tint"
							>
								<strong
									className="font-bold text-action underline underline-offset-4"
									lang={station.text.lang}
								>
									{withSoftHyphens(station.text.name)}
								</strong>
								<span>{isOnline ? t("online") : t("walkIn")}</span>
								<span className="text-small text-muted">
									{today.get(station.id)}
								</span>
							</a>
						</li>
					);
				})}
			</Stack>
			<Disclosure summary={t("unknown")}>
				<p>
					{t("unknownText")} <a href={cityPhone().href}>{cityPhone().number}</a>
				</p>
			</Disclosure>
		</Stack>
	);
}
