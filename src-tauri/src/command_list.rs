// The one list of commands. `include!`d by the handler, the build script, the
// capability and the tests, so that no command can be open without being listed.
//
// `typed` commands appear in bindings.ts; `raw` ones answer with bytes, which
// have no type in TypeScript, and are called by name.
macro_rules! with_commands {
    ($then:ident) => {
        $then! {
            typed {
                desk, start, keep_started, start_sample, unlock, unlock_with_recovery, restore_backup, passphrase_strength, lock, add_officer,
                change_passphrase, get_settings, save_settings, today, list_people, person,
                person_draft, save_person, delete_person, save_agreement, need_choices, list_projects, project,
                project_draft, save_project, delete_project, move_rung, list_claims, claim, claim_draft, save_claim,
                delete_claim, submit_claim, return_claim, approve_claim, refuse_claim, pay_claim,
                list_actions, action, action_draft, save_action, delete_action, mark_milestone, add_review,
                search, history, recent_changes, undo, keep_draft, take_draft, drop_draft, check,
                choose_import, remap_import, confirm_import, forget_import, export_list, backup,
                handout_info, save_handout, open_handout, print_list, picture_choices,
                list_handouts, handout, start_handout, save_written_handout, delete_handout,
                look_over, keep_version, go_back_to, add_handout_check, word_profiles, handout_languages,
                list_requests, request, request_draft, save_request, mark_request_sent, delete_request,
                list_organisations, organisation, organisation_draft, save_organisation, delete_organisation,
                run_preview, start_run, run_progress, stop_run,
                search_pictures, suggest_pictures, picture_file, choose_pictures, pictures_progress, confirm_pictures,
                choose_photo, add_photo, forget_pictures, picture_packs, delete_picture_pack,
                own_picture, save_picture, delete_picture
            }
            raw { handout_pdf, draft_pdf }
        }
    };
}
