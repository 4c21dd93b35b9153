import { Fragment } from "react";

const ADDRESS = /(https?:\/\/[^\s<>"]+)/;

/** The plain text as it is, with its addresses as links; React escapes the rest. */
export function MailText({ text, lang }: { text: string; lang: string }) {
	return (
		<div lang={lang} className="whitespace-pre-wrap break-words">
			{text.split(ADDRESS).map((part, index) => (
				<Fragment key={index}>
					{ADDRESS.test(part) ? <a href={part}>{part}</a> : part}
				</Fragment>
			))}
		</div>
	);
}
