package oxbow.serve;

/// One step of a plan.
///
/// @param weight the share of keys the candidate answers, above 0 and below 1; of no meaning in a shadow
/// @param minDwellS how long the step lasts at least, in seconds; a full season where errors follow one
/// @param minJudged how many keys, of both arms together, must have been judged with a label during the step
public record Step(double weight, double minDwellS, long minJudged) {}
