import { Stack } from "#components/ui/stack.tsx";
import type { Service } from "#lib/catalog/catalog.ts";
import type { BookableDays } from "#lib/catalog/rules/fee.ts";
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
	return services.length === 0 ? null : (
		<Stack as="ul" gap={16}>
			{services.map((service) =>
				service.bookable ? (
					<ServiceChoice
						key={service.slug}
						service={service}
						quantity={quantityOf(service.slug)}
						days={days}
					/>
				) : (
					<Signpost key={service.slug} service={service} />
				),
			)}
		</Stack>
	);
}
