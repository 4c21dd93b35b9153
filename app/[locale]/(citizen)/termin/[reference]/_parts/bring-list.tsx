import { useLocale, useTranslations } from "next-intl";
import { ServiceDetails } from "#components/service/service-details.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { AppointmentView } from "#lib/booking/booking.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { readied } from "#lib/catalog/rules/bring.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import { toBring } from "./to-bring.ts";

/** What was booked, with what to bring for each of it. */
export function BringList({
	appointment,
	catalog,
}: {
	appointment: AppointmentView;
	catalog: Catalog;
}) {
	const t = useTranslations("appointment");
	const kind = useTranslations("kind");
	const remote = isRemote(appointment.kind);
	const locale = useLocale();
	return (
		<Stack as="section" aria-labelledby="mitbringen">
			<Heading id="mitbringen">
				{remote ? kind("services") : t("services")}
			</Heading>
			{toBring(appointment, catalog, locale).map(
				({ service, quantity, bring, fee }) => (
					<Panel key={service.slug}>
						<h3 className="kern-heading-small" lang={service.text.lang}>
							{quantity > 1 ? `${quantity} × ` : null}
							{service.text.name}
						</h3>
						<div lang={service.text.lang}>
							<ServiceDetails
								service={service}
								bring={readied(bring, remote ? kind("have") : undefined)}
								fee={fee}
								comes={!remote}
							/>
						</div>
					</Panel>
				),
			)}
		</Stack>
	);
}
