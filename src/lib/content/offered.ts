/**
 * The scopes that a city can choose: those whose duties all have their texts in the reference
 * language (a test compares this with the texts).
 */
import { SCOPES, type Scope } from '../framework/index';

export const OFFERED_SCOPES: readonly Scope[] = SCOPES;
export const DEFAULT_SCOPE: Scope = 'quick';
