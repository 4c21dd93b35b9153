import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Select } from "#components/ui/select.tsx";
import { Stack } from "#components/ui/stack.tsx";
import { serviceAnchor } from "../../selection-problems.ts";
import type { ServiceOption } from "./booking-state.ts";
import type { PartProps } from "./parts.ts";

/** What the appointment is for, to be changed within the form: what was typed stays. */
export function ServicesPart({ state, texts }: PartProps) {
	const { options, held } = state;
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
			{held.isOpen ? (
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
	texts: PartProps["texts"];
}) {
	const { slug, quantity, maxQuantity } = service;
	return (
		<li
			id={serviceAnchor(slug)}
			lang={service.lang}
			className="choice flex flex-col gap-8 rounded-large border border-line p-16"
		>
			<div className="kern-form-check">
				<input
					className="kern-form-check__checkbox"
					type="checkbox"
					id={slug}
					name="dienst"
					value={slug}
					defaultChecked={quantity > 0}
					aria-describedby={`${slug}-kurz`}
				/>
				<label className="kern-label font-bold" htmlFor={slug}>
					{service.name}
				</label>
			</div>
			<div className="flex flex-col gap-8 sm:pl-48">
				<p id={`${slug}-kurz`} className="text-muted">
					{service.facts}
				</p>
				{service.collects ? <p>{texts.collects}</p> : null}
				{maxQuantity > 1 ? (
					<div className="choice-quantity max-w-[16rem]">
						<Select
							name={`n-${slug}`}
							label={`${texts.quantity} (${service.quantityLabel})`}
							value={String(Math.max(1, quantity))}
							options={Array.from({ length: maxQuantity }, (_, index) => ({
								value: String(index + 1),
								text: String(index + 1),
							}))}
						/>
					</div>
				) : null}
			</div>
		</li>
	);
}
