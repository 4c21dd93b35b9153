import { useTranslations } from "next-intl";
import { serviceAnchor } from "#components/service/selection-problems.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { Service } from "#lib/catalog/catalog.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";

/** Something the stations do not do: said where people look for it, with where to go. */
export function Signpost({ service }: { service: Service }) {
	const t = useTranslations("service");
	const { text } = service;
	const { referral } = text;
	return (
		<li
			id={serviceAnchor(service.slug)}
			lang={text.lang}
			className="flex flex-col gap-8 rounded-large bg-surface p-[min(1rem,5vw)]"
		>
			<p className="flex items-start gap-8 font-bold">
				<Icon name="info" />
				<span className="min-w-0 hyphens-auto wrap-anywhere">
					{withSoftHyphens(text.name)}
				</span>
			</p>
			<p>{t("elsewhere")}</p>
			{referral ? (
				<>
					<p>{withSoftHyphens(referral.text)}</p>
					{referral.address ? <p>{referral.address}</p> : null}
					{referral.url ? (
						<p>
							<a href={referral.url}>{t("website", { service: text.name })}</a>
						</p>
					) : null}
				</>
			) : null}
		</li>
	);
}
