import {
	type PhoneNumber,
	parsePhoneNumberFromString,
} from "libphonenumber-js/min";
import { plainDigits } from "./typed-digits.ts";

/** Longer than any number that somebody writes down. */
const MAX_LENGTH = 64;

/**
 * One key for one number, however it was written: "+49 (0)30 901820", "0049 30/901820" and "030–901820" are
 * "+4930901820". Whatever cannot be a number keeps its digits; null: there are none.
 */
export function phoneKey(text: string): string | null {
	const number = parsed(text);
	if (number) return number.number;
	const digits = plainDigits(text.slice(0, MAX_LENGTH)).replace(/\D/gu, "");
	return digits === "" ? null : digits;
}

/** Written in a way that can be read and dialled here: "030 901820", "+90 532 123 45 67". What is no number stays as it is. */
export function readablePhone(text: string): string {
	const number = parsed(text);
	if (!number?.isValid()) return text;
	return number.countryCallingCode === "49"
		? number.formatNational()
		: number.formatInternational();
}

function parsed(text: string): PhoneNumber | undefined {
	return parsePhoneNumberFromString(
		plainDigits(text.slice(0, MAX_LENGTH)),
		"DE",
	);
}
