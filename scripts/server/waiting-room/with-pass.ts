import type { ServerResponse } from "node:http";
import {
	isOnTheWay,
	PASS_PARAMETER,
	withParameter,
} from "#lib/crowd/rules/way.ts";

const LINK = /(<a\b[^>]*?\shref=")([^"#]*)/g;
const FORM = /<form\b[^>]*>/g;
const ACTION = /(\saction=")([^"#]*)/;
const POSTS = /\smethod="post"/i;

/**
 * A page of the booking for somebody with a pass: it goes along with every link and form that stays on the way to a hold.
 * Everybody's page is the same bytes; this alone makes one of them theirs.
 */
export function withPass(html: string, pass: string): string {
	return html
		.replace(LINK, (_, before: string, address: string) =>
			isOurs(address)
				? `${before}${escaped(address, pass)}`
				: `${before}${address}`,
		)
		.replace(FORM, (form) => {
			const address = ACTION.exec(form)?.[2];
			// A form without an address goes to that of the page, which carries the pass; what is sent by GET replaces its query.
			const staysHere = address === undefined || isOurs(address);
			if (!staysHere) return form;
			return POSTS.test(form)
				? form.replace(
						ACTION,
						(_, before, to) => `${before}${escaped(to, pass)}`,
					)
				: `${form}<input type="hidden" name="${PASS_PARAMETER}" value="${pass}"/>`;
		});
}

const isOurs = (address: string) =>
	address.startsWith("/") && isOnTheWay(address);

const escaped = (address: string, pass: string) =>
	withParameter(address, PASS_PARAMETER, pass).replace(
		/&(einlass=)/,
		"&amp;$1",
	);

const passes = new WeakMap<ServerResponse, string>();

/** From here on this answer belongs to somebody with a pass: where it leads them on, the pass goes along. */
export function carryPass(response: ServerResponse, pass: string): void {
	passes.set(response, pass);
	const { setHeader, writeHead } = response;
	response.setHeader = (name, value) =>
		setHeader.call(response, name, carried(name, value, pass));
	response.writeHead = ((...args: unknown[]) => {
		const headers = args.at(-1);
		if (typeof headers === "object" && headers !== null)
			for (const [name, value] of Object.entries(headers))
				Object.assign(headers, { [name]: carried(name, value, pass) });
		return writeHead.apply(response, args as Parameters<typeof writeHead>);
	}) as typeof writeHead;
}

export const isForPass = (response: ServerResponse): boolean =>
	passes.has(response);

/** A page as whoever it is for gets it. */
export function forPass(response: ServerResponse, html: string): string {
	const pass = passes.get(response);
	return pass === undefined ? html : withPass(html, pass);
}

function carried<Value>(
	name: string,
	value: Value,
	pass: string,
): Value | string {
	if (name.toLowerCase() !== "location") return value;
	const address = String(value);
	const carriesIt = address.includes(`${PASS_PARAMETER}=`);
	return isOurs(address) && !carriesIt
		? withParameter(address, PASS_PARAMETER, pass)
		: value;
}
