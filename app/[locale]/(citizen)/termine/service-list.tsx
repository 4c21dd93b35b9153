import { Stack } from "#components/ui/stack.tsx";
import type { Service } from "#lib/catalog/catalog.ts";
import { ServiceChoice } from "./service-choice.tsx";
import { Signpost } from "./signpost.tsx";

/** Services to tick, and signposts where there is nothing to tick. */
export function ServiceList({
	services,
	quantityOf,
}: {
	services: readonly Service[];
	quantityOf: (slug: string) => number;
}) {
	return services.length === 0 ? null : (
		<Stack as="ul" gap={16}>
			{services.map((service) =>
				service.bookable ? (
					<ServiceChoice
						key={service.slug}
						service={service}
						quantity={quantityOf(service.slug)}
					/>
				) : (
					<Signpost key={service.slug} service={service} />
				),
			)}
		</Stack>
	);
}
