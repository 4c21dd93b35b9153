import { useTranslations } from "next-intl";
import { ServiceDetails } from "#components/service-details.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { Service } from "#lib/catalog/catalog.ts";
import { withSoftHyphens } from "#lib/soft-hyphens.ts";
import { ServiceTick } from "./service-tick.tsx";

/** One service of the start page, with all there is to know before choosing it. */
export function ServiceChoice({
	service,
	quantity,
}: {
	service: Service;
	quantity: number;
}) {
	const t = useTranslations("service");
	const { slug, text, fee, maxQuantity } = service;
	const minutes = t("minutes", { minutes: service.durationMinutes });
	return (
		<ServiceTick
			slug={slug}
			lang={text.lang}
			name={text.name}
			facts={[minutes, ...fee.slice(0, 1)].join(" · ")}
			quantity={quantity}
			maxQuantity={maxQuantity}
			quantityLabel={t("quantity", { label: text.quantityLabel })}
			details={
				<Disclosure
					summary={t("more")}
					label={t("moreAbout", { service: text.name })}
				>
					<ServiceDetails service={service} />
				</Disclosure>
			}
		>
			<p>{withSoftHyphens(text.summary)}</p>
		</ServiceTick>
	);
}
