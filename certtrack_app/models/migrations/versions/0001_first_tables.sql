CREATE TABLE action (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	at VARCHAR NOT NULL,
	day DATE NOT NULL,
	day_given BOOLEAN NOT NULL,
	actor VARCHAR NOT NULL,
	kind VARCHAR(40) NOT NULL,
	record VARCHAR,
	record_id INTEGER,
	undoes_id INTEGER,
	version INTEGER NOT NULL,
	leaves_office BOOLEAN NOT NULL,
	words JSON,
	salt BLOB,
	withheld VARCHAR,
	seal VARCHAR NOT NULL,
	CONSTRAINT fk_action_undoes_id FOREIGN KEY(undoes_id) REFERENCES action (id)
);
CREATE TABLE certificate (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	credential_id INTEGER NOT NULL,
	sha256 VARCHAR NOT NULL,
	file_name VARCHAR NOT NULL,
	issued_on DATE NOT NULL,
	face JSON NOT NULL,
	replaced_on DATE,
	CONSTRAINT fk_certificate_credential_id FOREIGN KEY(credential_id) REFERENCES credential (id)
);
CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	action_id INTEGER NOT NULL,
	record VARCHAR NOT NULL,
	row_id INTEGER NOT NULL,
	verb VARCHAR NOT NULL,
	"before" VARCHAR,
	"after" VARCHAR,
	salt BLOB,
	withheld VARCHAR,
	CONSTRAINT fk_change_action_id FOREIGN KEY(action_id) REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE clock_mark (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	checked_at VARCHAR,
	checked_on DATE,
	latest_day DATE,
	latest_at VARCHAR,
	action_id INTEGER NOT NULL,
	overview_action_id INTEGER NOT NULL,
	overview_day DATE
);
CREATE TABLE "conflict" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	evaluator_id INTEGER NOT NULL,
	participant_id INTEGER NOT NULL,
	CONSTRAINT uq_conflict_evaluator_id_participant_id UNIQUE (evaluator_id, participant_id),
	CONSTRAINT fk_conflict_evaluator_id FOREIGN KEY(evaluator_id) REFERENCES evaluator (id),
	CONSTRAINT fk_conflict_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id)
);
CREATE TABLE credential (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	number VARCHAR NOT NULL,
	participant_id INTEGER NOT NULL,
	version_id INTEGER NOT NULL,
	enrollment_id INTEGER NOT NULL,
	holder VARCHAR NOT NULL,
	title VARCHAR NOT NULL,
	issued_on DATE NOT NULL,
	valid_through DATE,
	term_because VARCHAR NOT NULL,
	previous_id INTEGER,
	CONSTRAINT uq_credential_number UNIQUE (number),
	CONSTRAINT fk_credential_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id),
	CONSTRAINT fk_credential_version_id FOREIGN KEY(version_id) REFERENCES program_version (id),
	CONSTRAINT fk_credential_enrollment_id FOREIGN KEY(enrollment_id) REFERENCES enrollment (id),
	CONSTRAINT fk_credential_previous_id FOREIGN KEY(previous_id) REFERENCES credential (id)
);
CREATE TABLE credential_event (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	credential_id INTEGER NOT NULL,
	kind VARCHAR(40) NOT NULL,
	happened_on DATE NOT NULL,
	reason VARCHAR NOT NULL,
	CONSTRAINT fk_credential_event_credential_id FOREIGN KEY(credential_id) REFERENCES credential (id)
);
CREATE TABLE departure (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	message_id INTEGER NOT NULL,
	mail_id VARCHAR NOT NULL,
	since VARCHAR,
	attempts INTEGER NOT NULL,
	next_attempt_at VARCHAR,
	says VARCHAR NOT NULL,
	CONSTRAINT uq_departure_message_id UNIQUE (message_id),
	CONSTRAINT fk_departure_message_id FOREIGN KEY(message_id) REFERENCES message (id) ON DELETE CASCADE
);
CREATE TABLE enrollment (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	participant_id INTEGER NOT NULL,
	version_id INTEGER NOT NULL,
	phase VARCHAR(40) NOT NULL,
	enrolled_on DATE NOT NULL,
	state VARCHAR(40) NOT NULL,
	completed_on DATE,
	withdrawn_on DATE,
	reason VARCHAR NOT NULL,
	signed_off_on DATE,
	renews_id INTEGER,
	CONSTRAINT fk_enrollment_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id),
	CONSTRAINT fk_enrollment_version_id FOREIGN KEY(version_id) REFERENCES program_version (id),
	CONSTRAINT fk_enrollment_renews_id FOREIGN KEY(renews_id) REFERENCES credential (id)
);
CREATE TABLE evaluator (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name VARCHAR NOT NULL,
	email VARCHAR NOT NULL,
	retired_on DATE,
	CONSTRAINT uq_evaluator_name UNIQUE (name)
);
CREATE TABLE evidence (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	line_id INTEGER NOT NULL,
	claim VARCHAR(40) NOT NULL,
	state VARCHAR(40) NOT NULL,
	title VARCHAR NOT NULL,
	claimed INTEGER,
	accepted INTEGER,
	unit VARCHAR NOT NULL,
	score INTEGER,
	category VARCHAR NOT NULL,
	attributes JSON NOT NULL,
	happened_on DATE,
	happened_precision VARCHAR(40) NOT NULL,
	began_on DATE,
	expires_on DATE,
	received_on DATE NOT NULL,
	note VARCHAR NOT NULL,
	logged_by VARCHAR NOT NULL,
	named_verifier VARCHAR NOT NULL,
	named_number VARCHAR NOT NULL,
	intake_id INTEGER,
	decided_by_id INTEGER,
	decided_on DATE,
	reason VARCHAR NOT NULL,
	remark VARCHAR NOT NULL,
	CONSTRAINT fk_evidence_line_id FOREIGN KEY(line_id) REFERENCES line (id),
	CONSTRAINT fk_evidence_intake_id FOREIGN KEY(intake_id) REFERENCES intake (id),
	CONSTRAINT fk_evidence_decided_by_id FOREIGN KEY(decided_by_id) REFERENCES evaluator (id)
);
CREATE TABLE evidence_file (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	evidence_id INTEGER NOT NULL,
	sha256 VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	size INTEGER NOT NULL,
	CONSTRAINT fk_evidence_file_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id)
);
CREATE TABLE evidence_link (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	evidence_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	target VARCHAR NOT NULL,
	author VARCHAR NOT NULL,
	CONSTRAINT fk_evidence_link_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id)
);
CREATE TABLE extension (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	line_id INTEGER NOT NULL,
	until DATE NOT NULL,
	reason VARCHAR NOT NULL,
	grantor VARCHAR NOT NULL,
	granted_on DATE NOT NULL,
	leave_days INTEGER NOT NULL,
	CONSTRAINT fk_extension_line_id FOREIGN KEY(line_id) REFERENCES line (id)
);
CREATE TABLE external_id (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	participant_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	value VARCHAR NOT NULL,
	CONSTRAINT fk_external_id_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id)
);
CREATE TABLE flag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	"key" VARCHAR NOT NULL,
	kind VARCHAR(40) NOT NULL,
	severity VARCHAR(40) NOT NULL,
	participant_id INTEGER,
	enrollment_id INTEGER,
	line_id INTEGER,
	credential_id INTEGER,
	evidence_id INTEGER,
	message_id INTEGER,
	intake_id INTEGER,
	since DATE NOT NULL,
	because VARCHAR NOT NULL,
	remedy VARCHAR NOT NULL,
	raised_on DATE NOT NULL,
	pressing_on DATE,
	cleared_on DATE,
	snoozed_to DATE,
	dismissed_on DATE,
	dismissed_because VARCHAR NOT NULL,
	CONSTRAINT fk_flag_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id),
	CONSTRAINT fk_flag_enrollment_id FOREIGN KEY(enrollment_id) REFERENCES enrollment (id),
	CONSTRAINT fk_flag_line_id FOREIGN KEY(line_id) REFERENCES line (id),
	CONSTRAINT fk_flag_credential_id FOREIGN KEY(credential_id) REFERENCES credential (id),
	CONSTRAINT fk_flag_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id),
	CONSTRAINT fk_flag_message_id FOREIGN KEY(message_id) REFERENCES message (id),
	CONSTRAINT fk_flag_intake_id FOREIGN KEY(intake_id) REFERENCES intake (id)
);
CREATE TABLE harvest (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	intake_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	target VARCHAR NOT NULL,
	author VARCHAR NOT NULL,
	said_at VARCHAR NOT NULL,
	cells JSON NOT NULL,
	sha256 VARCHAR,
	name VARCHAR NOT NULL,
	size INTEGER NOT NULL,
	record VARCHAR NOT NULL,
	record_id INTEGER,
	is_missing BOOLEAN NOT NULL,
	given_up VARCHAR NOT NULL,
	CONSTRAINT fk_harvest_intake_id FOREIGN KEY(intake_id) REFERENCES intake (id)
);
CREATE TABLE import_question (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	intake_id INTEGER NOT NULL,
	topic VARCHAR NOT NULL,
	about VARCHAR NOT NULL,
	raw VARCHAR NOT NULL,
	cells JSON NOT NULL,
	choices JSON NOT NULL,
	proposed VARCHAR,
	answer VARCHAR,
	answered_by VARCHAR NOT NULL,
	settled_on DATE,
	CONSTRAINT fk_import_question_intake_id FOREIGN KEY(intake_id) REFERENCES intake (id)
);
CREATE TABLE intake (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	at VARCHAR NOT NULL,
	read_on DATE NOT NULL,
	"by" VARCHAR NOT NULL,
	files JSON NOT NULL,
	program_id INTEGER,
	people INTEGER NOT NULL,
	new_people INTEGER NOT NULL,
	facts INTEGER NOT NULL,
	unchanged INTEGER NOT NULL,
	evidence_files INTEGER NOT NULL,
	answers JSON NOT NULL,
	corrections JSON NOT NULL,
	sheets JSON NOT NULL,
	counts JSON NOT NULL,
	requirements JSON NOT NULL,
	ignored JSON NOT NULL,
	findings JSON NOT NULL,
	differences JSON NOT NULL,
	withdrawn_on DATE,
	CONSTRAINT fk_intake_program_id FOREIGN KEY(program_id) REFERENCES program (id)
);
CREATE TABLE leave (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	enrollment_id INTEGER NOT NULL,
	first_day DATE NOT NULL,
	last_day DATE,
	reason VARCHAR NOT NULL,
	CONSTRAINT fk_leave_enrollment_id FOREIGN KEY(enrollment_id) REFERENCES enrollment (id)
);
CREATE TABLE line (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	enrollment_id INTEGER NOT NULL,
	requirement_id INTEGER NOT NULL,
	settled_as VARCHAR(40),
	settled_on DATE,
	settled_by_id INTEGER,
	settled_because VARCHAR NOT NULL,
	CONSTRAINT fk_line_enrollment_id FOREIGN KEY(enrollment_id) REFERENCES enrollment (id),
	CONSTRAINT fk_line_requirement_id FOREIGN KEY(requirement_id) REFERENCES requirement (id),
	CONSTRAINT fk_line_settled_by_id FOREIGN KEY(settled_by_id) REFERENCES evaluator (id)
);
CREATE TABLE message (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	participant_id INTEGER,
	"to" VARCHAR NOT NULL,
	kind VARCHAR(40) NOT NULL,
	state VARCHAR(40) NOT NULL,
	because VARCHAR NOT NULL,
	subject VARCHAR NOT NULL,
	body VARCHAR NOT NULL,
	due_on DATE NOT NULL,
	made_on DATE NOT NULL,
	released BOOLEAN NOT NULL,
	dropped BOOLEAN NOT NULL,
	sent_at VARCHAR,
	sent_on DATE,
	mail_id VARCHAR NOT NULL,
	CONSTRAINT fk_message_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id)
);
CREATE TABLE message_subject (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	message_id INTEGER NOT NULL,
	"key" VARCHAR NOT NULL,
	kind VARCHAR(40) NOT NULL,
	words VARCHAR NOT NULL,
	due_on DATE NOT NULL,
	free_of_budget BOOLEAN NOT NULL,
	tells_supervisor BOOLEAN NOT NULL,
	enrollment_id INTEGER,
	line_id INTEGER,
	credential_id INTEGER,
	evidence_id INTEGER,
	CONSTRAINT fk_message_subject_message_id FOREIGN KEY(message_id) REFERENCES message (id),
	CONSTRAINT fk_message_subject_enrollment_id FOREIGN KEY(enrollment_id) REFERENCES enrollment (id),
	CONSTRAINT fk_message_subject_line_id FOREIGN KEY(line_id) REFERENCES line (id),
	CONSTRAINT fk_message_subject_credential_id FOREIGN KEY(credential_id) REFERENCES credential (id),
	CONSTRAINT fk_message_subject_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id)
);
CREATE TABLE message_template (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	kind VARCHAR(40) NOT NULL,
	language VARCHAR NOT NULL,
	subject VARCHAR NOT NULL,
	body VARCHAR NOT NULL
);
CREATE TABLE office (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name VARCHAR NOT NULL,
	sending VARCHAR(40) NOT NULL,
	intake_unreviewed BOOLEAN NOT NULL,
	coordinator VARCHAR NOT NULL,
	coordinator_email VARCHAR NOT NULL,
	digest BOOLEAN NOT NULL,
	reply_to VARCHAR NOT NULL,
	budget_days INTEGER NOT NULL,
	budget_messages INTEGER NOT NULL,
	number_pattern VARCHAR NOT NULL,
	rejection_reasons JSON NOT NULL,
	settings JSON NOT NULL,
	mail_host VARCHAR NOT NULL,
	mail_port INTEGER NOT NULL,
	mail_security VARCHAR(40) NOT NULL,
	mail_user VARCHAR NOT NULL,
	mail_sender VARCHAR NOT NULL,
	mail_copy_to VARCHAR NOT NULL
);
CREATE TABLE overview (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	enrollment_id INTEGER NOT NULL,
	participant_id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	sort_name VARCHAR NOT NULL,
	email VARCHAR NOT NULL,
	cohort VARCHAR NOT NULL,
	program VARCHAR NOT NULL,
	settled INTEGER NOT NULL,
	lines INTEGER NOT NULL,
	status VARCHAR NOT NULL,
	unverified INTEGER NOT NULL,
	last_activity_on DATE,
	next_deadline_on DATE,
	search VARCHAR NOT NULL,
	computed_on DATE NOT NULL,
	CONSTRAINT uq_overview_enrollment_id UNIQUE (enrollment_id)
);
CREATE TABLE participant (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name VARCHAR NOT NULL,
	certificate_name VARCHAR NOT NULL,
	email VARCHAR NOT NULL,
	cohort VARCHAR NOT NULL,
	language VARCHAR NOT NULL,
	supervisor_email VARCHAR NOT NULL,
	birth_date DATE,
	note VARCHAR NOT NULL
);
CREATE TABLE program (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name VARCHAR NOT NULL,
	title VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	as_of DATE,
	wording VARCHAR NOT NULL,
	signatories JSON NOT NULL,
	logo VARCHAR,
	accent VARCHAR NOT NULL,
	retired_on DATE,
	CONSTRAINT uq_program_name UNIQUE (name)
);
CREATE TABLE program_version (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	program_id INTEGER NOT NULL,
	effective_on DATE NOT NULL,
	note VARCHAR NOT NULL,
	term_convention VARCHAR(40) NOT NULL,
	term_months INTEGER,
	term_days INTEGER,
	term_fixed_month INTEGER,
	term_fixed_day INTEGER,
	term_minimum_days INTEGER,
	reminder_days JSON NOT NULL,
	grace_days INTEGER NOT NULL,
	grace_months INTEGER NOT NULL,
	late_months INTEGER NOT NULL,
	opens_days INTEGER,
	early_renewal_keeps_expiry BOOLEAN NOT NULL,
	late_renewal_keeps_expiry BOOLEAN NOT NULL,
	grace_credits_count BOOLEAN NOT NULL,
	signoff_required BOOLEAN NOT NULL,
	tells_supervisor BOOLEAN NOT NULL,
	CONSTRAINT fk_program_version_program_id FOREIGN KEY(program_id) REFERENCES program (id)
);
CREATE TABLE requirement (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	version_id INTEGER NOT NULL,
	phase VARCHAR(40) NOT NULL,
	position INTEGER NOT NULL,
	code VARCHAR NOT NULL,
	title VARCHAR NOT NULL,
	kind VARCHAR(40) NOT NULL,
	target INTEGER,
	unit VARCHAR NOT NULL,
	pass_mark INTEGER,
	maximum INTEGER,
	asks_for VARCHAR NOT NULL,
	deadline_days INTEGER,
	deadline_on DATE,
	stall_after_days INTEGER,
	flag_after_days INTEGER NOT NULL,
	near_days INTEGER,
	waiting_limit_days INTEGER,
	returned_limit_days INTEGER,
	prerequisites JSON NOT NULL,
	quotas JSON NOT NULL,
	categories JSON NOT NULL,
	choice VARCHAR NOT NULL,
	choice_needs INTEGER NOT NULL,
	effective_from DATE,
	effective_until DATE,
	source VARCHAR NOT NULL,
	CONSTRAINT uq_requirement_version_id_phase_code UNIQUE (version_id, phase, code),
	CONSTRAINT fk_requirement_version_id FOREIGN KEY(version_id) REFERENCES program_version (id)
);
CREATE TABLE source (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	intake_id INTEGER NOT NULL,
	record VARCHAR NOT NULL,
	record_id INTEGER NOT NULL,
	sha256 VARCHAR NOT NULL,
	sheet VARCHAR NOT NULL,
	ref VARCHAR NOT NULL,
	raw VARCHAR NOT NULL,
	rule VARCHAR NOT NULL,
	says VARCHAR NOT NULL,
	CONSTRAINT fk_source_intake_id FOREIGN KEY(intake_id) REFERENCES intake (id)
);
CREATE TABLE tracker_shape (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	headings VARCHAR NOT NULL,
	shape JSON NOT NULL,
	called VARCHAR NOT NULL,
	kept_on DATE NOT NULL,
	CONSTRAINT uq_tracker_shape_headings UNIQUE (headings)
);
CREATE TABLE tracker_word (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	word VARCHAR NOT NULL,
	stands_for VARCHAR NOT NULL,
	learned_on DATE NOT NULL,
	CONSTRAINT uq_tracker_word_word UNIQUE (word)
);
CREATE TABLE verification (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	evidence_id INTEGER NOT NULL,
	evaluator_id INTEGER NOT NULL,
	decision VARCHAR(40) NOT NULL,
	accepted INTEGER,
	reason VARCHAR NOT NULL,
	remark VARCHAR NOT NULL,
	basis VARCHAR NOT NULL,
	decided_on DATE NOT NULL,
	typed_by VARCHAR NOT NULL,
	CONSTRAINT fk_verification_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id),
	CONSTRAINT fk_verification_evaluator_id FOREIGN KEY(evaluator_id) REFERENCES evaluator (id)
);
CREATE TABLE watch (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	subject VARCHAR NOT NULL,
	subject_id INTEGER NOT NULL,
	wakes_on DATE
);
CREATE INDEX ix_action_actor ON action (actor);
CREATE INDEX ix_action_undoes_id ON action (undoes_id);
CREATE INDEX ix_certificate_credential_id ON certificate (credential_id);
CREATE INDEX ix_change_action_id ON change (action_id);
CREATE INDEX ix_change_record_row_id ON change (record, row_id);
CREATE INDEX ix_change_removed ON change (record) WHERE verb = 'delete';
CREATE INDEX ix_conflict_participant_id ON "conflict" (participant_id);
CREATE INDEX ix_credential_enrollment_id ON credential (enrollment_id);
CREATE INDEX ix_credential_event_credential_id ON credential_event (credential_id);
CREATE INDEX ix_credential_participant_id ON credential (participant_id);
CREATE INDEX ix_credential_previous_id ON credential (previous_id);
CREATE INDEX ix_credential_valid_through ON credential (valid_through);
CREATE INDEX ix_credential_version_id ON credential (version_id);
CREATE INDEX ix_enrollment_participant_id ON enrollment (participant_id);
CREATE INDEX ix_enrollment_renews_id ON enrollment (renews_id);
CREATE INDEX ix_enrollment_version_id ON enrollment (version_id);
CREATE INDEX ix_evidence_file_evidence_id ON evidence_file (evidence_id);
CREATE INDEX ix_evidence_file_sha256 ON evidence_file (sha256);
CREATE INDEX ix_evidence_intake_id ON evidence (intake_id);
CREATE INDEX ix_evidence_line_id ON evidence (line_id);
CREATE INDEX ix_evidence_link_evidence_id ON evidence_link (evidence_id);
CREATE INDEX ix_evidence_state ON evidence (state);
CREATE INDEX ix_extension_line_id ON extension (line_id);
CREATE INDEX ix_external_id_kind_value ON external_id (kind, value);
CREATE INDEX ix_external_id_participant_id ON external_id (participant_id);
CREATE INDEX ix_flag_cleared_on ON flag (cleared_on);
CREATE INDEX ix_flag_credential_id ON flag (credential_id);
CREATE INDEX ix_flag_enrollment_id ON flag (enrollment_id);
CREATE INDEX ix_flag_key ON flag ("key");
CREATE INDEX ix_flag_participant_id ON flag (participant_id);
CREATE INDEX ix_harvest_intake_id ON harvest (intake_id);
CREATE INDEX ix_harvest_record ON harvest (record, record_id);
CREATE INDEX ix_harvest_sha256 ON harvest (sha256);
CREATE INDEX ix_import_question_intake_id ON import_question (intake_id);
CREATE INDEX ix_leave_enrollment_id ON leave (enrollment_id);
CREATE INDEX ix_line_enrollment_id ON line (enrollment_id);
CREATE INDEX ix_line_requirement_id ON line (requirement_id);
CREATE INDEX ix_message_participant_id ON message (participant_id);
CREATE INDEX ix_message_state ON message (state);
CREATE INDEX ix_message_subject_key ON message_subject ("key");
CREATE INDEX ix_message_subject_message_id ON message_subject (message_id);
CREATE INDEX ix_overview_name ON overview (name);
CREATE INDEX ix_overview_participant_id ON overview (participant_id);
CREATE INDEX ix_overview_sort_name ON overview (sort_name);
CREATE INDEX ix_participant_email ON participant (email);
CREATE INDEX ix_participant_name ON participant (name);
CREATE INDEX ix_program_version_program_id ON program_version (program_id);
CREATE INDEX ix_requirement_version_id ON requirement (version_id);
CREATE INDEX ix_source_intake_id ON source (intake_id);
CREATE INDEX ix_source_record ON source (record, record_id);
CREATE INDEX ix_verification_evidence_id ON verification (evidence_id);
CREATE UNIQUE INDEX ix_watch_subject ON watch (subject, subject_id);
CREATE INDEX ix_watch_wakes_on ON watch (wakes_on);
