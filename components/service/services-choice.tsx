import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { ServiceOption, ServicesChoiceTexts } from "./service-options.ts";
import { ServiceTick } from "./service-tick.tsx";

/** What the appointment is for, to be changed within the form: what was typed stays. */
export function ServicesChoice({
	options,
	canKeep,
	texts,
}: {
	options: readonly ServiceOption[];
	/** There is a reserved time to go back to. */
	canKeep: boolean;
	texts: ServicesChoiceTexts;
}) {
	const chosen = options.filter(({ quantity }) => quantity > 0);
	const others = options.filter(({ quantity }) => quantity === 0);
	const fitting = others.filter(({ fits }) => fits);
	const folded = [
		{
			title: texts.addable,
			services: fitting.filter((service) => !isPopular(service)),
		},
		{
			title: texts.notAddable,
			text: texts.notAddableText,
			services: others.filter(({ fits }) => !fits),
		},
	].filter(({ services }) => services.length > 0);
	const list = (services: readonly ServiceOption[]) => (
		<Stack as="ul">
			{services.map((service) => (
				<Service key={service.slug} service={service} texts={texts} />
			))}
		</Stack>
	);
	return (
		<Stack gap={32} id="auswahl">
			{chosen.length > 0 ? list(chosen) : null}
			<Stack as="section" aria-labelledby="passt-dazu">
				<Heading id="passt-dazu">{texts.others}</Heading>
				{fitting.some(isPopular) ? list(fitting.filter(isPopular)) : null}
				<div>
					{folded.map(({ title, text, services }) => (
						<details key={title} className="kern-accordion">
							<summary className="kern-accordion__header">
								<h3 className="kern-title kern-title--small">{title}</h3>
							</summary>
							<div className="kern-accordion__body">
								<Stack>
									{text ? <p>{text}</p> : null}
									{list(services)}
								</Stack>
							</div>
						</details>
					))}
				</div>
			</Stack>
			<ActionBar stays>
				<Button name="intent" value="apply" className="w-full sm:w-auto">
					{texts.apply}
				</Button>
			</ActionBar>
			{canKeep ? (
				<Button
					variant="secondary"
					name="intent"
					value="keep"
					className="self-start"
				>
					{texts.keepServices}
				</Button>
			) : null}
		</Stack>
	);
}

const isPopular = ({ popular }: ServiceOption) => popular;

function Service({
	service,
	texts,
}: {
	service: ServiceOption;
	texts: ServicesChoiceTexts;
}) {
	const { slug, lang, name, facts, quantity, maxQuantity } = service;
	return (
		<ServiceTick
			slug={slug}
			lang={lang}
			name={name}
			facts={facts}
			quantity={quantity}
			maxQuantity={maxQuantity}
			quantityLabel={`${texts.quantity} (${service.quantityLabel})`}
		>
			{service.collects ? <p>{texts.collects}</p> : null}
		</ServiceTick>
	);
}
