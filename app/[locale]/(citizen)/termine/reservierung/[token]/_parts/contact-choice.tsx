import type { ReactNode } from "react";
import { Reveal } from "#components/ui/reveal.tsx";
import type { BookingTexts } from "./texts.ts";

/** The contact of the appointment booked before, or another one: its fields show once that is chosen. */
export function ContactChoice({
	same,
	isSame,
	texts,
	children,
}: {
	/** With a mask instead of the contact. */
	same: string;
	isSame: boolean;
	texts: BookingTexts;
	children: ReactNode;
}) {
	return (
		<fieldset className="flex min-w-0 flex-col gap-16">
			<legend className="kern-label mb-8 font-bold">{texts.contact}</legend>
			<Reveal
				type="radio"
				name="contact"
				value="same"
				label={same}
				isChosen={isSame}
			/>
			<Reveal
				type="radio"
				name="contact"
				value="other"
				label={texts.otherContact}
				isChosen={!isSame}
			>
				{children}
			</Reveal>
		</fieldset>
	);
}
