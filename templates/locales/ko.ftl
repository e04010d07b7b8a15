# 한국어. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: formal and polite (하십시오체), as Korean banks write; no particle after the brand that depends on
# its last sound. Where possible, an SMS fits 70 characters with a brand of 30.

shared =
    .font = -apple-system,Malgun Gothic,sans-serif
    .breaking = overflow-wrap:anywhere;word-break:keep-all
    .greeting = { $name } 님, 안녕하세요.
    .greeting-anonymous = 안녕하세요.
    .code-label = 인증 코드
    .expires = { $hours }시간 동안 유효합니다.
    .never-share = 이 코드를 누구에게도 알려 주지 마십시오. { -brand }에서는 코드를 절대 묻지 않습니다.
    .link-hint = 버튼이 작동하지 않으면 다음 주소를 브라우저에 복사해 주십시오.
    .help = 문의:

sign-up =
    .subject = { -brand } 이메일 주소 확인
    .preheader = 한 단계만 남았습니다. 이 주소가 본인의 것인지 확인해 주십시오.
    .heading = 이메일 주소 확인
    .intro = 가입해 주셔서 감사합니다. 이 주소가 본인의 것임을 확인하려면 다음 코드를 입력해 주십시오.
    .intro-link = 가입해 주셔서 감사합니다. 이 주소가 본인의 것임을 확인하려면 다음 링크를 열어 주십시오.
    .action = 주소 확인
    .expires = { shared.expires }
    .ignore = 가입하신 적이 없다면 이 메일을 무시하셔도 됩니다. 확인하지 않으면 아무 일도 일어나지 않습니다.
    .sms = { $code } - { -brand } 번호 확인 코드입니다. 공유하지 마십시오.

resend-code =
    .subject = { -brand } 새 인증 코드
    .subject-link = { sign-up.subject }
    .preheader = 요청하신 대로 다시 보내 드립니다. 이 주소가 본인의 것인지 확인해 주십시오.
    .heading = 다시 보내 드립니다
    .intro = 요청하신 대로 다시 보내 드립니다. 이 주소가 본인의 것임을 확인하려면 다음 코드를 입력해 주십시오.
    .intro-link = 요청하신 대로 다시 보내 드립니다. 이 주소가 본인의 것임을 확인하려면 다음 링크를 열어 주십시오.
    .action = 주소 확인
    .expires = { shared.expires }
    .ignore = 요청하신 적이 없다면 이 메일을 무시하셔도 됩니다. 확인하지 않으면 아무 일도 일어나지 않습니다.
    .sms = { $code } - { -brand } 새 번호 확인 코드입니다. 공유하지 마십시오.

admin-create-user =
    .subject = { -brand } 계정이 준비되었습니다
    .preheader = 첫 로그인에 사용할 사용자 이름과 임시 비밀번호를 안내해 드립니다.
    .heading = { -brand } 가입을 환영합니다
    .intro = 회원님의 계정이 생성되었습니다. 다음 정보로 로그인한 후 새 비밀번호를 설정해 주십시오.
    .username-label = 사용자 이름
    .password-label = 임시 비밀번호
    .action = 로그인
    .expires = { $days ->
        [0] 임시 비밀번호가 만료되기 전에 로그인해 주십시오.
       *[other] 임시 비밀번호는 { $days }일 동안 유효합니다.
    }
    .never-share = 이 비밀번호를 누구에게도 알려 주지 마십시오. { -brand }에서는 비밀번호를 절대 묻지 않습니다.
    .sent-to = 받는 사람:
    .ignore = 예상하지 못한 초대라면 이 메일을 무시하셔도 됩니다.
    .sms = { -brand } 사용자 이름: { $username } 임시 비밀번호: { $code }

admin-create-user_passwordless =
    .preheader = 계정이 준비되었습니다. 이 메일의 사용자 이름으로 로그인해 주십시오.
    .intro = 회원님의 계정이 생성되었습니다. 다음 사용자 이름으로 로그인해 주십시오.
    .sms = { -brand } 계정이 준비되었습니다. 사용자 이름: { $username }

forgot-password =
    .subject = { -brand } 비밀번호 재설정
    .preheader = 이 메일의 코드를 사용하여 새 비밀번호를 설정하실 수 있습니다.
    .heading = 비밀번호 재설정
    .intro = 비밀번호 재설정 요청을 받았습니다. 새 비밀번호를 설정하려면 다음 코드를 입력해 주십시오.
    .action = 새 비밀번호 설정
    .expires = { shared.expires }
    .ignore = 요청하신 적이 없다면 이 메일을 무시하셔도 됩니다. 비밀번호는 변경되지 않습니다.
    .sms = { $code } - { -brand } 비밀번호 재설정 코드입니다. 공유하지 마십시오.

forgot-password_by-admin =
    .subject = { -brand } 비밀번호가 초기화되었습니다
    .heading = 비밀번호가 초기화되었습니다
    .intro = 비밀번호가 초기화되었습니다. 새 비밀번호를 설정하려면 다음 코드를 입력해 주십시오.
    .ignore = 이전 비밀번호는 더 이상 사용할 수 없으므로 새 비밀번호를 설정해 주십시오.

update-user-attribute =
    .subject = { -brand } 새 연락처 확인
    .preheader = 연락처를 변경하셨습니다. 변경 사항을 적용하려면 확인해 주십시오.
    .heading = 변경 사항을 확인해 주십시오
    .intro = 연락처를 변경하셨습니다. 새 연락처를 확인하려면 다음 코드를 입력해 주십시오.
    .action = 변경 확인
    .expires = { shared.expires }
    .ignore = 직접 변경하지 않으셨다면 로그인하여 비밀번호를 변경해 주십시오.
    .sms = { $code } - { -brand } 변경 번호 확인 코드입니다. 공유하지 마십시오.

update-user-attribute_by-admin =
    .preheader = 계정의 연락처가 변경되었습니다. 새 연락처를 확인해 주십시오.
    .intro = 계정의 연락처가 변경되었습니다. 새 연락처를 확인하려면 다음 코드를 입력해 주십시오.
    .ignore = 예상하지 못한 변경이라면 코드를 입력하지 마십시오.

verify-user-attribute =
    .subject = { -brand } 연락처 인증
    .preheader = 이 메일의 코드를 입력하여 연락처가 본인의 것임을 확인해 주십시오.
    .heading = 연락처를 인증해 주십시오
    .intro = 이 연락처가 본인의 것임을 확인하려면 다음 코드를 입력해 주십시오.
    .action = 인증
    .expires = { shared.expires }
    .ignore = 요청하신 적이 없다면 이 메일을 무시하셔도 됩니다. 아무것도 변경되지 않습니다.
    .sms = { $code } - { -brand } 번호 인증 코드입니다. 공유하지 마십시오.

authentication =
    .subject = { -brand } 로그인 코드
    .preheader = 로그인을 완료하려면 이 메일의 코드를 입력해 주십시오.
    .heading = 로그인 코드
    .intro = 로그인을 완료하려면 다음 코드를 입력해 주십시오.
    .action = 로그인 완료
    .expires = 몇 분 동안만 유효합니다.
    .ignore = 지금 로그인하고 있지 않다면 이 메일을 무시하고 코드를 누구에게도 알려 주지 마십시오.
    .sms = { $code } - { -brand } 로그인 코드입니다. 공유하지 마십시오.

account-take-over-notification =
    .subject = { -brand } 계정에 평소와 다른 로그인이 있었습니다
    .preheader = 본인의 로그인인지 확인하고, 아니라면 어떻게 해야 하는지 알아보십시오.
    .heading = 본인이 로그인하셨습니까?
    .intro = 계정에서 평소와 다른 로그인을 발견했습니다.
    .intro-blocked = 계정에 대한 평소와 다른 로그인 시도를 차단했습니다.
    .time-label = 시간
    .place-label = 위치
    .device-label = 기기
    .question = 본인이었는지 알려 주십시오.
    .yes = 예, 본인입니다
    .no = 아니요, 본인이 아닙니다
    .ignore = 본인이 아니라면 지금 비밀번호를 변경해 주십시오.

password-changed =
    .subject = { -brand } 비밀번호가 변경되었습니다
    .preheader = 직접 변경하지 않으셨다면 지금 비밀번호를 재설정해 주십시오.
    .heading = 비밀번호가 변경되었습니다
    .intro = 계정의 비밀번호가 방금 변경되었습니다.
    .action = 로그인
    .ignore = 직접 변경하지 않으셨다면 지금 비밀번호를 재설정해 주십시오.

welcome =
    .subject = { -brand } 가입을 환영합니다
    .preheader = 계정이 확인되어 사용할 준비가 되었습니다.
    .heading = { -brand } 가입을 환영합니다
    .intro = 계정이 확인되어 사용할 준비가 되었습니다.
    .action = 로그인
    .ignore = 이 계정을 만든 적이 없다면 문의해 주십시오.
