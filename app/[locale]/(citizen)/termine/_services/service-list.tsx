import { useLocale } from "next-intl";
import { htmlOf } from "#components/page/html-of.ts";
import { StillHtml } from "#components/page/still.tsx";
import type { Service } from "#lib/catalog/catalog.ts";
import type { BookableDays } from "#lib/catalog/rules/bookable-days.ts";
import { ServiceChoice } from "./service-choice.tsx";
import { Signpost } from "./signpost.tsx";

/** Services to tick, and signposts where there is nothing to tick. */
export function ServiceList({
	services,
	quantityOf,
	days,
}: {
	services: readonly Service[];
	quantityOf: (slug: string) => number;
	days: BookableDays;
}) {
	const key = `${useLocale()} ${days.today} ${days.last}`;
	if (services.length === 0) return null;
	const html = services.map((service) => {
		const quantity = quantityOf(service.slug);
		const known = unticked.get(service);
		if (quantity === 0 && known?.key === key) return known.html;
		const html = htmlOf(
			service.bookable ? (
				<ServiceChoice service={service} quantity={quantity} days={days} />
			) : (
				<Signpost service={service} />
			),
		);
		if (quantity === 0) unticked.set(service, { key, html });
		return html;
	});
	return (
		<StillHtml
			as="ul"
			className="flex min-w-0 flex-col gap-16"
			html={html.join("")}
		/>
	);
}

/** Services change with their catalogue only (get-catalog.ts), and most of them nobody ticks. */
const unticked = new WeakMap<Service, { key: string; html: string }>();
